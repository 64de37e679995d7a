"""Two people changed the same list: both are shown whole, and nobody comes back by themselves."""

from collections.abc import Iterator
from typing import Any

import pytest

from cases.choices.enquiry import PartKind
from cases.models import Case, StrategyDiscussion
from cases.rules.strategy_discussions import Took, missing_agencies
from cases.services.strategy_discussions import record
from cpcase import clock
from tests.cases.views.conftest import SignedIn, rows_of, words_of
from tests.cases.views.strategy import edit, told
from tests.cases.views.test_enquiry_parts import incident, page_of
from tests.cast import Cast
from tests.cpcase.web.test_conflicts import hidden
from tests.given import at
from tests.given_enquiry import a_recorded, an_account, an_enquiry, part_of

NOW = at(2, 4, 10)
SOCIAL_CARE = {"kind": "social_care", "name": "Tom Bright", "how": "video"}
POLICE = {"kind": "police", "name": "Carla Meyer", "how": "video"}
HEALTH = {"kind": "health", "name": "Rosa Finch", "how": "phone"}
CARLA, ROSA = Took(**POLICE), Took(**HEALTH)


@pytest.fixture(autouse=True)
def clock_stands(db: None) -> Iterator[None]:
    with clock.standing_at(NOW):
        yield


@pytest.fixture
def recorded(cast: Cast, cases: list[Case]) -> StrategyDiscussion:
    """Tom for social care, Carla for the police, Rosa for health."""
    return a_recorded(cast, cases)


def saved(cast: Cast, cases: list[Case], discussion: StrategyDiscussion, *took: Took) -> None:
    """The manager saves it meanwhile, with these people."""
    account = an_account(cases, attendees=(Took(**SOCIAL_CARE), *took))
    record(discussion, account, by=cast.manager, as_of=NOW, version=discussion.version)


def send(
    as_: SignedIn, cast: Cast, cases: list[Case], discussion: StrategyDiscussion, *rows: Any
) -> Any:
    """The worker sends what was read before, with these people."""
    typed = told(cases, discussion.version, **rows_of("attendees", *rows))
    return as_(cast.worker).post(edit(discussion), typed)


def names_of(discussion: StrategyDiscussion) -> list[str]:
    return [row.name for row in discussion.attendees.filter(struck=False).order_by("position")]


def test_both_lists_are_shown_whole(
    as_: SignedIn, cast: Cast, cases: list[Case], recorded: StrategyDiscussion
) -> None:
    """C01: nobody of health took part, says the manager."""
    saved(cast, cases, recorded, CARLA)
    carla = {**POLICE, "name": "Sam Ode"}
    answer = send(as_, cast, cases, recorded, SOCIAL_CARE, carla, HEALTH)
    assert answer.status_code == 409
    clash = next(one for one in answer.context["meanwhile"].clashes if one.name == "attendees")
    assert clash.label == "Who took part"
    assert clash.yours.splitlines() == [
        "Social care, Tom Bright, By video", "Police, Sam Ode, By video",
        "Health, Rosa Finch, By phone",
    ]  # fmt: skip
    assert clash.theirs.splitlines() == [
        "Social care, Tom Bright, By video", "Police, Carla Meyer, By video",
    ]  # fmt: skip
    page = words_of(answer)
    assert "Keep both lists: what is in both is kept once" in page
    assert names_of(recorded) == ["Tom Bright", "Carla Meyer"]


@pytest.mark.parametrize(
    ("choice", "names", "missing"),
    [
        ("mine", ["Tom Bright", "Sam Ode"], ["health"]),
        ("theirs", ["Tom Bright", "Carla Meyer", "Rosa Finch", "Lee Moss"], []),
        ("both", ["Tom Bright", "Carla Meyer", "Rosa Finch", "Lee Moss", "Sam Ode"], []),
    ],
)
def test_what_was_chosen_is_written_and_nobody_is_back_unasked(
    as_: SignedIn, cast: Cast, cases: list[Case], recorded: StrategyDiscussion,
    choice: str, names: list[str], missing: list[str],
) -> None:  # fmt: skip
    """C01: whether health took part follows from the list that was chosen."""
    saved(cast, cases, recorded, CARLA, ROSA, Took("education", "Lee Moss", "phone"))
    answer = send(as_, cast, cases, recorded, SOCIAL_CARE, {**POLICE, "name": "Sam Ode"})
    chosen = {f"choose-{one.name}": "mine" for one in answer.context["meanwhile"].clashes}
    sent = {**hidden(answer), **chosen, "choose-attendees": choice}
    assert as_(cast.worker).post(edit(recorded), sent).status_code == 302
    assert names_of(recorded) == names
    recorded.refresh_from_db()
    assert missing_agencies(recorded) == missing


def test_a_list_that_one_of_them_changed_is_theirs_without_a_question(
    as_: SignedIn, cast: Cast, cases: list[Case], recorded: StrategyDiscussion
) -> None:
    saved(cast, cases, recorded, CARLA)
    answer = send(as_, cast, cases, recorded, SOCIAL_CARE, POLICE, HEALTH)
    meanwhile = answer.context["meanwhile"]
    assert "attendees" not in {one.name for one in meanwhile.clashes}
    assert "Who took part" in dict(meanwhile.changed)
    chosen = {f"choose-{one.name}": "mine" for one in meanwhile.clashes}
    as_(cast.worker).post(edit(recorded), {**hidden(answer), **chosen})
    assert names_of(recorded) == ["Tom Bright", "Carla Meyer"]


def test_the_same_list_of_both_clashes_with_nobody(
    as_: SignedIn, cast: Cast, cases: list[Case], recorded: StrategyDiscussion
) -> None:
    saved(cast, cases, recorded, CARLA)
    answer = send(as_, cast, cases, recorded, SOCIAL_CARE, POLICE, {"kind": "health", "name": ""})
    assert "attendees" not in {one.name for one in answer.context["meanwhile"].clashes}


def test_incidents_are_a_list_too(as_: SignedIn, cast: Cast, cases: list[Case]) -> None:
    """D08: an incident that somebody took out does not come back by itself."""
    part, client = part_of(an_enquiry(cast, cases), PartKind.HARM, cases[0]), as_(cast.worker)
    said = {"version": "1", "words": "Bruises.", "done": "on"}
    first, other = incident(), incident(what="Kicked.")
    client.post(page_of(part), {**said, **rows_of("incidents", first, other)})
    theirs = {**said, "version": "2", **rows_of("incidents", other)}
    assert as_(cast.manager).post(page_of(part), theirs).status_code == 302
    mine = {**said, "version": "2", **rows_of("incidents", incident(what="Slapped."), other)}
    answer = client.post(page_of(part), mine)
    assert answer.status_code == 409
    (clash,) = answer.context["meanwhile"].clashes
    assert (clash.name, clash.label) == ("incidents", "Incidents")
    assert "Slapped." in clash.yours
    assert "Kicked." in clash.theirs
    assert "Hit." not in clash.yours + clash.theirs
    undecided = client.post(page_of(part), hidden(answer))
    assert undecided.status_code == 409
    assert "Choose which list to keep" in words_of(undecided)
    client.post(page_of(part), {**hidden(undecided), "choose-incidents": "both"})
    standing = part.child.incidents.filter(struck=False).order_by("position")
    assert [one.what for one in standing] == ["Kicked.", "Slapped."]
