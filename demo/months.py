"""The months under a plan: visits, core groups, supervision, reviews, and how it ends."""

from coregroups.choices import MeetingKind
from demo import arriving, ending, enquiring, protecting, reviewing, visiting
from demo.film import Film

FIRST_REVIEW, LATER_REVIEW, OFTEN = 58, 118, 60  # working days after the conference before
BETWEEN_CORE_GROUPS = 16


def under_a_plan(film: Film, held: int) -> None:
    """From the conference that made the plan, held on that day of the film."""
    film.scene(held + 5, 15, visiting.visit)
    film.scene(held + 7, 11, protecting.meet, kind=MeetingKind.FIRST)
    film.scene(held + 7, 12, enquiring.steps, "F03")
    film.scene(held + 11, 15, protecting.minute)
    for turn in range(1, 14):
        _a_month(film, held + 7 + BETWEEN_CORE_GROUPS * turn)
    first = held + FIRST_REVIEW + (8 if film.cut.slow else 0)
    _review(film, held, first, number=1)
    between = OFTEN if film.cut.takes("reviewed often") else LATER_REVIEW
    _review(film, first, first + between, number=2)
    _review(film, first + between, first + 2 * between, number=3)
    _between_reviews(film, held)


def _a_month(film: Film, day: int) -> None:
    """Two visits, a core group with its minutes, supervision; a slow family is late or misses
    some."""
    slow = film.cut.slow
    film.scene(day - 8, 15, visiting.visit)
    film.scene(day + (4 if slow else 0), 11, protecting.meet)
    film.scene(day + 5, 15, protecting.minute)
    if not slow:
        film.scene(day, 15, visiting.visit)
    film.scene(day + (9 if slow else 2), 10, protecting.supervise)


def _review(film: Film, before: int, day: int, *, number: int) -> None:
    slow, authority = film.cut.slow, film.authority
    if slow:
        film.scene(day - 12, 9, reviewing.agree_to_late, authority, film.at(day).date())
    film.scene(day - (12 if slow else 35), 10, reviewing.book, authority, film.at(day, 10))
    film.scene(day - (12 if slow else 35), 11, reviewing.invite, authority)
    if not slow:
        film.scene((before + day) // 2, 10, protecting.look_half_way)
        film.scene(day - 8, 10, enquiring.steps, "S16/record_review", "L13")
    film.scene(day - (3 if slow else 8), 15, reviewing.report)
    film.scene(day - (2 if slow else 7), 11, reviewing.share)
    ends = _ends_at(film, number)
    if ends:
        film.scene(day - 1, 10, ending.agree_beforehand, authority)
    film.scene(day, 16, reviewing.confer, ends=ends)
    film.scene(day + (3 if slow else 1), 9, reviewing.send, authority)


def _ends_at(film: Film, number: int) -> str:
    """Whose plans end at this review: nobody's, one child's or all."""
    if number == 1 and film.cut.takes("siblings end differently"):
        return "one"
    return "all" if number == 1 and film.cut.takes("ends at the first review") else ""


def _between_reviews(film: Film, held: int) -> None:
    """What happens outside a conference."""
    if film.cut.takes("born"):
        film.scene(held + 12, 10, arriving.is_born)
    if film.cut.takes("looked after"):
        film.scene(held + 8, 15, ending.tell_partnership)
    for turn, reason in (("looked after", "looked_after"), ("moved away", "moved")):
        if film.cut.takes(turn):
            film.scene(held + 25, 10, ending.end_outside, film.authority, reason=reason)
            film.scene(held + 30, 10, ending.close, reason=reason)
