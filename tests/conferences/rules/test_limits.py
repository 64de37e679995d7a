"""By when it is to be held, on each pathway; what a date past it needs."""

from datetime import date

import pytest

from conferences.choices import LateRole
from conferences.models import Conference
from conferences.rules.bookings import needed_agreement
from conferences.rules.limits import hold_by, limits_of
from tests.cast import Cast
from tests.given import at
from tests.given_conference import a_sent, to_book


@pytest.mark.parametrize(
    ("pathway", "step", "due", "national"),
    [
        ("national", "N02", date(2026, 4, 16), date(2026, 4, 16)),
        ("cambridgeshire", "C14", date(2026, 4, 15), date(2026, 4, 16)),
        ("stoke-on-trent", "S09a", date(2026, 4, 16), date(2026, 4, 16)),
        ("csrs-process-map", "L04", date(2026, 4, 16), date(2026, 4, 16)),
        ("darlington", "D10", date(2026, 4, 16), date(2026, 4, 16)),
    ],
)
def test_the_limit_of_an_initial_conference(
    cast: Cast, pathway: str, step: str, due: date, national: date
) -> None:
    """N02, C14, S09a, L04, D10: a discussion on Tuesday 24 March, Easter between."""
    limit = hold_by(to_book(cast, pathway=pathway))
    assert limit is not None
    assert (limit.deadline.step, limit.due_on, limit.national_due_on) == (step, due, national)
    assert limit.day == 15
    assert limit.day_number(date(2026, 4, 14)) == 15 - limit.spare(date(2026, 4, 14))
    assert limit.counted_from == at(24, 3, 16)


@pytest.mark.parametrize(
    ("on", "roles"),
    [
        (date(2026, 4, 15), ()),
        (date(2026, 4, 16), (LateRole.SERVICE_MANAGER,)),
        (date(2026, 4, 17), (LateRole.TEAM_MANAGER, LateRole.CHAIR)),
    ],
)
def test_who_must_agree_to_a_late_date(cast: Cast, on: date, roles: tuple[LateRole, ...]) -> None:
    """S03, N02."""
    conference = to_book(cast)
    limit = hold_by(conference)
    assert limit is not None
    assert needed_agreement(conference, limit, on) == roles


@pytest.mark.parametrize(
    ("pathway", "step"),
    [
        ("cambridgeshire", "N04"),
        ("stoke-on-trent", "S16"),
        ("csrs-process-map", "L12"),
        ("darlington", "D13c"),
    ],
)
def test_the_limit_of_the_first_review(cast: Cast, pathway: str, step: str) -> None:
    """N04, S16, L12, D13c: three months after the conference of 14 April."""
    a_sent(cast, pathway=pathway)
    limit = hold_by(Conference.objects.to_book().get(kind="review"))
    assert limit is not None
    assert (limit.deadline.step, limit.due_on) == (step, date(2026, 7, 14))
    assert limit.day_number(date(2026, 7, 10)) is None


def test_the_limits_of_many_take_the_queries_of_one(
    cast: Cast, django_assert_num_queries: object
) -> None:
    for name, family in (("Jayden", "Cole"), ("Mia", "Okoro"), ("Sam", "Reyes")):
        to_book(cast, name, family=family)
    conferences = list(Conference.objects.to_book().for_lists())
    with django_assert_num_queries(2):  # type: ignore[operator]
        assert len(limits_of(conferences)) == 3
