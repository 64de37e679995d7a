"""Every kind of letter to every kind of recipient: what is to be kept from them is never in it.

Isla's record is restricted and she lives apart from her family, at an address that is not for
those who are nothing to her; the family's own address is confidential.
"""

from dataclasses import dataclass, field

import pytest
from django.template.loader import render_to_string

from cases.models import Address, Case, Involvement, Professional, Relationship, Relative
from conferences.choices import Side
from conferences.models import Conference, Invitation, Letter
from conferences.papers.letters import content_of, template_of
from conferences.services.invitations import Details, add_invitation
from cpcase.records import add
from cpcase.refusals import Incomplete
from tests.cast import SINCE, Cast
from tests.given_conference import NEXT_DAY, an_invited, now
from tests.past_the_acts import write
from tests.reading import plain

FAMILYS, POSTCODE = "14 Mill Lane", "AL3 9QX"
HERS, HER_POSTCODE = "1 Hill Road", "AL4 2BB"
HER_TEACHER = "Gwen Abara"
NOWHERE = frozenset({FAMILYS, POSTCODE})
APART = NOWHERE | {HERS, HER_POSTCODE}
# Nothing to her: neither where she lives, nor who she is, nor whose school she goes to.
NOT_HERS = APART | {"Isla", HER_TEACHER}


@dataclass(frozen=True)
class Kind:
    """A kind of recipient, and what no letter to them may hold."""

    name: str
    never: frozenset[str]
    reads_of: frozenset[str] = field(default_factory=frozenset)


KINDS = (
    Kind("Isla", NOWHERE | {"Reuben"}, frozenset({"Isla"})),
    Kind("Reuben", NOT_HERS, frozenset({"Reuben"})),
    # the mother of both, at home; their father, who must not be given any address
    Kind("Leanne Ashdown", NOWHERE, frozenset({"Reuben", "Isla"})),
    Kind("Craig Ashdown", APART, frozenset({"Reuben", "Isla"})),
    # with whom Isla lives; Reuben's own aunt; a neighbour who was put on the list by hand
    Kind("Rosa Holt", NOWHERE | {"Reuben"}, frozenset({"Isla"})),
    Kind("Dana Ashdown", NOT_HERS, frozenset({"Reuben"})),
    Kind("Joy Moss", NOT_HERS, frozenset({"Reuben"})),
    # an agency that both know, Isla's own school, somebody of no agency that is known
    Kind("Beth Lowe", NOT_HERS, frozenset({"Reuben"})),
    Kind(HER_TEACHER, NOT_HERS - {HER_TEACHER}, frozenset({"Reuben"})),
    Kind("Dr Adeyemi", NOT_HERS, frozenset({"Reuben"})),
    Kind("Carla Meyer", NOT_HERS, frozenset({"Reuben"})),
    # staff, who hear of every child, and of no address in a letter
    Kind("Amina Yusuf", NOWHERE, frozenset({"Reuben", "Isla"})),
    Kind("Tom Bright", NOWHERE, frozenset({"Reuben", "Isla"})),
)  # fmt: skip


def a_relative(cast: Cast, case: Case, first: str, last: str, **but: bool) -> Relative:
    found = add(
        Relative(family=case.child.family, first_name=first, last_name=last), by=cast.system
    )
    tie = {"child": case.child, "relative": found, "relation": "aunt", "lives_with": False}
    add(Relationship(**{**tie, **but}), by=cast.system)
    return found


@pytest.fixture
def conference(cast: Cast) -> Conference:
    """Decided, with a recipient of every kind."""
    conference = an_invited(cast)
    reuben, isla = conference.cases()
    add(
        Address(
            family=isla.child.family, child=isla.child, lines=f"{HERS}, Aldermere",
            postcode=HER_POSTCODE, since=SINCE,
        ),
        by=cast.system,
    )  # fmt: skip
    aunts = (
        a_relative(cast, isla, "Rosa", "Holt", lives_with=True),
        a_relative(cast, reuben, "Dana", "Ashdown"),
    )
    teacher = add(
        Professional(agency=None, kind="education", name=HER_TEACHER, job="Head of a school"),
        by=cast.system,
    )
    add(Involvement(case=isla, professional=teacher, since=SINCE), by=cast.system)
    for details in (
        *(Details(side=Side.FAMILY, name=str(one), relative=one) for one in aunts),
        Details(
            side=Side.PROFESSIONAL, name=HER_TEACHER, agency_kind="education", professional=teacher
        ),
        Details(side=Side.FAMILY, name="Joy Moss", as_who="Neighbour"),
        Details(side=Side.PROFESSIONAL, name="Dr Adeyemi", agency_kind="health"),
    ):
        add_invitation(now(conference), details, by=cast.administrator)
    isla.restricted = True
    write(isla)
    # a restricted record opens to nobody here: what is decided was written before
    return now(conference)


def decided(cast: Cast, conference: Conference, words: str) -> None:
    """A plan for each of them, with these words in it."""
    for row in conference.children.all():
        row.outcome, row.category, row.reason = "plan", "NEG", words
        write(row)


def text_of(one: Invitation, about: str) -> str:
    letter = Letter(invitation=one, about=about, content=content_of(one, about, as_of=NEXT_DAY))
    return plain(render_to_string(template_of(letter), {"letter": letter.content}))


def test_the_matrix_has_every_kind_of_recipient(conference: Conference) -> None:
    assert {one.name for one in conference.invitations.all()} == {
        *(kind.name for kind in KINDS), "Rosa Finch",
    }  # fmt: skip
    sides = {one.side for one in conference.invitations.all()}
    assert sides == set(Side.values)


@pytest.mark.parametrize("about", Letter.About.values)
def test_no_letter_holds_what_is_kept_from_its_recipient(
    cast: Cast, conference: Conference, about: str
) -> None:
    """C07, C16, C17: a confidential or restricted address reaches nobody who is not cleared."""
    decided(cast, conference, "Harm is likely if nothing changes.")
    with conference.held_for_letters():
        for kind in KINDS:
            one = conference.invitations.get(name=kind.name)
            one.conference = conference
            text = text_of(one, about)
            found = {words for words in kind.never if words in text}
            assert found == set(), (kind.name, found)
            assert all(child in text for child in kind.reads_of), kind.name


@pytest.mark.parametrize("typed", [FAMILYS, POSTCODE, HERS, HER_POSTCODE])
def test_an_address_that_somebody_typed_stops_each_letter_that_would_give_it_away(
    cast: Cast, conference: Conference, typed: str
) -> None:
    """C16: in the words that every recipient reads of a decision."""
    decided(cast, conference, f"A bed of her own at {typed}.")
    stopped = set()
    with conference.held_for_letters():
        for kind in KINDS:
            one = conference.invitations.get(name=kind.name)
            one.conference = conference
            try:
                assert typed in text_of(one, "decisions"), kind.name
            except Incomplete:
                stopped.add(kind.name)
    assert stopped == {kind.name for kind in KINDS if typed in kind.never}
