"""Whatever an authority writes in a row: it is read and works, or refused by file, row and key."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.timescales.engine.asking import CONFERENCE, CORE_GROUP, DISCUSSION, Told, owed
from tests.timescales.engine.pathway_text import pathway, row
from timescales.engine.calendar import OutsideCalendar
from timescales.engine.part_reading import KEYS
from timescales.engine.pathway import Pathway
from timescales.engine.reading import BadPathway, read

WRITTEN = [
    '"plan"', '"review"', '"booking:review"', '"strategy_discussion"', '"midway"', '"step:A01"',
    '"conference.held(outcome=plan)"', '"visit.made + report.shared"', '"core_group.held"',
    '"10 working days"', '"2 clear days"', '"3 months"', '"24 hours"', '"0 days"', '"1/2"',
    '"9999999 weeks"', '"N03"', '"$none"', '"meeting"', '"conference"', '"chair"', '""', "1", "0",
    "true", "false", "2.5", "10:00:00", "2018-09-01", "[]", "{}", '["visit.made"]', '{ day = 3 }',
    '{ first = "3 months", later = "6 months" }', '{ before = "1 day" }', '{ new_case = true }',
    '[{ every = "2 weeks" }]', '{ from = "step:A01", within = "1 day" }',
]  # fmt: skip
parts = st.dictionaries(st.sampled_from(sorted(KEYS)), st.sampled_from(WRITTEN), max_size=4)
good = st.sampled_from(
    [
        {"from": '"plan"', "within": '"3 weeks"'},
        {"from": '"booking:review"', "before": '"2 days"'},
        {"from": '"strategy_discussion"', "day": "4"},
        {"from": '"plan"', "every": '"2 weeks"'},
    ]
)


@given(good, parts)
@settings(max_examples=400, deadline=None)
def test_a_row_is_read_and_works_or_is_refused_by_name(
    sound: dict[str, str], changed: dict[str, str]
) -> None:
    keys = "\n".join(f"{key} = {value}" for key, value in {**sound, **changed}.items())
    found = _read(pathway(row(keys)))
    if isinstance(found, str):
        assert found.startswith(("aldermere.toml, row A01: ", "aldermere.toml: row A01: "))
    else:
        assert _works(found)


def _read(text: str) -> Pathway | str:
    try:
        return read(text, name="aldermere.toml")
    except BadPathway as error:
        return str(error)


def _works(written: Pathway) -> bool:
    """Whether the row is printed; a length of ten thousand years is refused by the calendar."""
    booked: Told = ("conference.booked", "2026-07-10T10:00", {"conference": "review"})
    try:
        events = (DISCUSSION, CONFERENCE, CORE_GROUP, booked)
        return "A01" in owed(written, *events, as_of="2026-05-01T09:00").steps
    except OutsideCalendar:
        return "9999999" in str(written.own_parts)
