"""A pathway file: every error names the file, the row and the key."""

import pytest

from tests.timescales.engine.pathway_text import HEAD, pathway, row
from timescales.engine.reading import SHIPPED, BadPathway, load, read

PLAN = 'from = "plan"\nwithin = "10 working days"'


def refused(text: str) -> str:
    with pytest.raises(BadPathway) as refusal:
        read(text, name="aldermere.toml")
    return str(refusal.value)


def test_a_small_pathway_is_read_over_the_national_layer() -> None:
    read_one = read(pathway(row(PLAN)), name="aldermere.toml")
    assert [step.id for step in read_one.steps] == ["A01"]
    assert read_one.national is load("national")
    assert read_one.step_by_id["N12"].kind == "rule"
    assert read_one.rings == load("national").rings


def test_a_setting_is_taken_by_its_name() -> None:
    text = pathway('[settings]\nlength = "3 weeks"\n', row('from = "plan"\nwithin = "$length"'))
    assert str(read(text, name="aldermere.toml").own_parts[0].within) == "3 weeks"
    inside = (
        'from = "midway"\nmidway = { first = "3 months", later = "6 months", share = "$share" }'
    )
    settings = '[settings]\nshare = "1/3"\n'
    midway = read(pathway(settings, row(inside)), name="aldermere.toml").own_parts[0].midway
    assert midway is not None
    assert midway.share == (1, 3)


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ("slug = ", "aldermere.toml: cannot be read as TOML"),
        ('slug = "aldermere"', "aldermere.toml: the key “title” is missing"),
        (HEAD.replace("following", "second"), "“day_one” is one of trigger, following"),
        (HEAD + 'nation = "wales"\n', "“nation” is one of england-and-wales"),
        (HEAD + 'closed_day_one = "any"\n', "“closed_day_one” is one of next, previous"),
        (HEAD + 'overlay = "yes"\n', "“overlay” is true or false"),
        (HEAD + "version = 2\n", "the key “version” is missing, or is not text"),
        (HEAD + "colour = 1\n", "unknown key “colour”"),
        (HEAD + "settings = 1\n", "[settings] is a table"),
        (HEAD + "step = 1\n", "the rows are written as [[step]]"),
        (
            HEAD + '[settings]\nlenght = "3 days"\n',
            "[settings]: the key “lenght” is taken by no row",
        ),
        (HEAD + "[settings]\nquorate_with = 0\n", "the key “quorate_with” is a whole"),
        (
            HEAD + '[settings]\nlate_conference_agreed_by = "me"\n',
            "“late_conference_agreed_by” is one of service_manager, nobody, not “me”",
        ),
        (
            HEAD + "[settings]\nonly_managers_record = 1\n",
            "the key “only_managers_record”",
        ),
        (
            HEAD + '[[rings.day]]\nname = "today"\ntell = ["everybody"]\n',
            "“rings.day” tells “everybody”, which is not in [roles]",
        ),
        (HEAD + '[[rings.clock]]\nname = "late"\ntell = []\n', "“rings.clock.tell” names nobody"),
        (HEAD + "[rings]\nsoon = 2\n", "the key “rings” has the unknown key “soon”"),
    ],
)
def test_a_broken_head_names_the_file_and_the_key(head: str, words: str) -> None:
    said = refused(head)
    assert said.startswith(("aldermere.toml: ", "aldermere.toml, [settings]: "))
    assert words in said


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ('from = "plan"', "a part needs one of the keys day, within"),
        ('within = "10 days"', "the key “from” is missing"),
        ('from = "moon"\nwithin = "1 day"', "the key “from” names “moon”"),
        ('from = ["A01"]\nwithin = "1 day"', "the key “from” lists two steps"),
        ('from = "plan"\nwithin = "ten days"', "the key “within”: “ten days” is not a length"),
        ('from = "plan"\nwithin = "$long"', "the key “within” asks for the setting “long”"),
        ('from = "plan"\nday = 0', "the key “day” is a whole number from 1"),
        ('from = "plan"\nday = 5\nwithin = "1 day"', "a part has only one of the keys day, within"),
        ('from = "plan"\nevery = "24 hours"', "the key “every” counts days, not hours"),
        ('from = "plan"\nevery = "0 weeks"', "the key “every” needs a length of time above nought"),
        ('from = "plan"\nevery = 2', "the key “every”: “2” is not a length"),
        (
            'from = "plan"\nevery = [{ every = "2 weeks", since = 2018-09-01 }]',
            "the key “every” needs one interval without “since”",
        ),
        (
            'from = "plan"\nevery = [{ every = "2 weeks", since = "2018" }]',
            "the key “since” is a date",
        ),
        (PLAN + '\nat = "noon"', "the key “at” is a clock time"),
        ('from = "plan"\nown_day = "yes"', "the key “own_day” is true or false"),
        (PLAN + "\nmet_by = 3", "the key “met_by” is a list"),
        (PLAN + '\nmet_by = "visit.done"', "the key “met_by”: “visit.done” is not a kind"),
        (PLAN + '\nneeds = "money"', "the key “needs” is “conference” or “child_in_need”"),
        (PLAN + '\nunless = ["visit.made + report.shared"]', "the key “unless” takes one kind"),
        (PLAN + "\nonly_if = { new_case = true }", "the key “only_if” has the unknown key"),
        (PLAN + '\nrole = "wizard"', "the key “role” names “wizard”, which is not in [roles]"),
        (PLAN + "\nsoon = true", "the key “step.part” has the unknown key “soon”"),
        (PLAN + "\ntarget = { }", "the key “target” needs a day, or from and within"),
        (
            PLAN + '\ntarget = { from = "D13b", within = "4 weeks" }',
            "the key “target.from” names a step",
        ),
        (PLAN + "\nsooner = { at = 10:00:00 }", "the key “sooner” needs before"),
        (PLAN + '\nsooner = "soon"', "the key “sooner” is a table"),
        (PLAN + '\ncounts_from = "3 months"', "the key “counts_from” counts days or weeks"),
        (PLAN + '\nstricter_by = "a whim"', "the key “stricter_by” names “a whim”"),
        (PLAN + '\nstricter_by = ["visit.made"]', "the key “stricter_by” is text"),
        ('from = "midway"\nwithin = "1 day"', "the key “midway” goes with from"),
        (
            'from = "midway"\nmidway = { first = "3 months" }',
            "the key “midway” needs first and later",
        ),
        (
            'from = "midway"\nmidway = { first = "3 months", later = "6 months", share = "2/1" }',
            "the key “midway.share” is a share such as 1/2",
        ),
        (
            'from = "plan"\nevery = "2 weeks"\nmet_by = "visit.made + report.shared"',
            "the key “met_by” of what repeats",
        ),
        ('from = "step:A09"\nwithin = "1 day"', "the key “from” counts from “A09”, which is not"),
        (
            PLAN + '\ntarget = { from = "step:A09", within = "4 weeks" }',
            "the key “target.from” counts from “A09”, which is not there",
        ),
        (PLAN + '\nfollows = "A09"', "the key “follows” counts from “A09”, which is not there"),
        (PLAN + '\nonly_after = "A09"', "the key “only_after” counts from “A09”, which is not"),
        (PLAN + '\nonly_after = "A01"', "the key “from” counts from itself, in a circle"),
        ('from = "plan"\nwithin = "3 clear weeks"', "“3 clear weeks” is not a length of time"),
        ('from = "step:A01"\nwithin = "1 day"', "the key “from” counts from itself"),
        (PLAN + '\nmeets = "N99"', "the key “meets” names “N99”, no such row"),
        (PLAN + "\nmeets = 3", "the key “meets” is text"),
    ],
)
def test_a_broken_part_names_file_row_and_key(part: str, words: str) -> None:
    said = refused(pathway(row(part)))
    assert said.startswith("aldermere.toml, row A01: ")
    assert words in said


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (row(PLAN, step='id = ""'), "row 1: the key “id” is missing"),
        (row(PLAN, step="id = 3"), "row 3: the key “id” is missing, or is not text"),
        (row(PLAN, rest='kind = "maybe"'), "row A01: the key “kind” is one of dated"),
        (row(PLAN, rest='kind = "rule"'), "row A01: the key “part” is needed for a dated step"),
        (row(PLAN, rest="note = 1"), "row A01: the key “note” is text"),
        (row(PLAN, rest='mark = "blue"'), "row A01: the key “mark” is one of green, amber, red"),
        (row(PLAN, step='id = "N04"'), "row N04: the key “id” is that of a national row"),
        (row(PLAN, rest='colour = "red"'), "row A01: unknown key “colour”"),
        (row(PLAN) + row(PLAN), "row A01: the key “id” stands twice"),
        (row(PLAN) + f"[[step.part]]\n{PLAN}\n", "row A01: the key “name” stands twice"),
        (
            row(PLAN + '\nname = "first"') + '[[step.part]]\nname = "next"\nfrom = "moon"\n',
            "row A01: part “next”: the key “from” names “moon”",
        ),
        (row(PLAN).replace('"chair"', '"king"'), "row A01: the key “role” names “king”"),
        (
            row(PLAN).partition("[[step.part]]")[0] + "part = 1",
            "row A01: the key “part” is written",
        ),
    ],
)
def test_a_broken_row_names_file_row_and_key(text: str, words: str) -> None:
    said = refused(pathway(text))
    assert said.startswith("aldermere.toml, ")
    assert words in said


def test_a_pathway_that_is_not_shipped_is_refused_with_those_that_are() -> None:
    with pytest.raises(BadPathway, match="There are: national, cambridgeshire"):
        load("aldermere")


def test_six_pathways_are_shipped_with_130_rows() -> None:
    assert [load(slug).slug for slug in SHIPPED] == list(SHIPPED)
    rows = {slug: len(load(slug).steps) for slug in SHIPPED}
    assert rows == {
        "national": 12,
        "cambridgeshire": 27,
        "stoke-on-trent": 35,
        "csrs-process-map": 14,
        "red-amber-green": 10,
        "darlington": 32,
    }
    assert sum(rows.values()) == 130
