"""What happens in some families: each turn by its name, at its place in the film."""

from demo import arriving, conferring, correcting, enquiring, visiting
from demo.film import Film

# A turn: the day after the referral, the hour, what happens.
_EARLY = {
    "attempted visit": (1, 15, visiting.find_nobody),
    "corrected": (2, 10, correcting.correct_a_visit),
    "sibling joins": (3, 10, arriving.sibling_joins),
    "restricted": (1, 9, correcting.restrict),
    "unborn": (2, 11, arriving.consider_before_birth),
    "born": (2, 11, arriving.consider_before_birth),
}


def early(film: Film) -> None:
    """Before anybody asks for a conference."""
    for turn, (day, hour, act) in _EARLY.items():
        if film.cut.takes(turn):
            film.scene(day, hour, act, film.authority)
    if film.cut.takes("sibling joins"):
        film.scene(3, 15, visiting.visit)


def before_the_conference(film: Film) -> None:
    """Between the request and the conference."""
    cut = film.cut
    if cut.takes("not needed"):
        film.scene(6, 9, correcting.not_needed, "C12", why="Their grandmother lives with them.")
    if cut.takes("late because"):
        film.scene(6 if cut.slow else 17, 9, correcting.why_late)
    if cut.takes("rearranged"):
        film.scene(7, 10, conferring.rearrange, film.authority, film.at(14, 9))
    if cut.takes("returned", "returned and sent again"):
        film.scene(8, 15, enquiring.give_back)
    if cut.takes("returned and sent again"):
        film.scene(9, 9, enquiring.conclude)
