"""The way from the referral to the decision letter, as a family goes it."""

from conferences.choices import Outcome
from demo import arriving, conferring, enquiring, needing, reporting, turning, visiting
from demo.film import Film
from demo.months import under_a_plan

IN_TIME, AS_SOON_AS_AGREED = 13, 18


def script(film: Film) -> Film:
    """Write a family's film, whichever way it goes."""
    if film.cut.way == "transfer in":
        _moves_here(film)
    else:
        _is_referred(film)
        if film.cut.takes("discussed this morning"):
            return film
        if film.cut.way == "no conference":
            _no_conference(film)
        else:
            _to_the_conference(film)
    return film


def _is_referred(film: Film) -> None:
    late = 2 if film.cut.slow else 0
    film.scene(0, 9, enquiring.refer, film.authority, pathway=film.cut.pathway)
    if film.cut.takes("discussed this morning"):
        film.this_morning(enquiring.ask_to_sign)
        return  # the manager signs it off today
    film.scene(1, 10, enquiring.discuss)
    film.scene(1 + late, 12, enquiring.sign)
    film.scene(1 + late, 13, enquiring.steps, "C02", "S02")
    film.scene(3 + late, 16, enquiring.steps, "D01")
    film.scene(1 + late, 16, visiting.visit)
    turning.early(film)


def _no_conference(film: Film) -> None:
    """Child in need instead, until the record is closed."""
    film.scene(4, 10, enquiring.decide, needed=False)
    film.scene(8, 10, enquiring.conclude, outcome="no_continuing_risk")
    film.scene(9, 10, enquiring.authorise)
    _in_need(film, 10)
    film.scene(41, 11, needing.end_plan)
    film.scene(41, 15, needing.close)


def _in_need(film: Film, day: int) -> None:
    """A plan from that day on; the assessment is reviewed until it is authorised (C06)."""
    film.scene(day, 11, needing.start_plan)
    film.scene(day + 9, 14, needing.review_plan)
    film.scene(19, 10, needing.review_need, "20wd")
    film.scene(34, 10, needing.review_need, "35wd")
    film.scene(38, 10, needing.finish_assessment)


def _to_the_conference(film: Film) -> None:
    cut, late = film.cut, 2 if film.cut.slow else 0
    day = AS_SOON_AS_AGREED if cut.takes("late conference") else IN_TIME + late // 2
    film.scene(4 + late, 10, enquiring.decide)
    film.scene(4 + late, 15, conferring.ask)
    if cut.takes("to be booked"):
        return  # administration has it on its list
    if cut.takes("late conference"):
        film.scene(5 + late, 8, conferring.agree_to_late, film.at(day).date())
    film.scene(5 + late, 9, conferring.book_at, film.authority, film.at(day, 10))
    film.scene(5 + late, 11, conferring.invite, film.authority)
    film.scene(6 + late, 14, enquiring.steps, "S06b", "C07", "C08", "C09", "C12")
    turning.before_the_conference(film)
    if cut.way == "stood down":
        film.scene(8, 10, enquiring.conclude, outcome="no_continuing_risk")
        film.scene(9, 10, enquiring.authorise)
        film.scene(9, 12, conferring.stand_down, film.authority)
        return
    film.scene(8 + late, 10, enquiring.conclude)
    if cut.takes("returned"):
        return  # the worker writes it anew
    film.scene(9 + late, 10, enquiring.authorise)
    film.scene(9 + late, 15, reporting.report)
    if not late:
        film.scene(10, 11, enquiring.steps, "S07")
    film.scene(13 if late else 10, 10 if late else 15, reporting.share)
    if film.home.number % 2 == 0:
        film.scene(11, 11, reporting.hear_back, film.authority)
    _at_the_conference(film, day)


def _at_the_conference(film: Film, day: int) -> None:
    day += 1 if film.cut.takes("rearranged") else 0
    if film.cut.way == "in need":
        film.scene(day, 16, conferring.confer, outcome=Outcome.CHILD_IN_NEED)
        film.scene(day + 1, 9, conferring.send, film.authority)
        _in_need(film, day + 1)
        return
    film.scene(day, 16, conferring.confer)
    film.scene(day, 17, enquiring.steps, "F02")
    film.scene(day + 1, 9, conferring.send, film.authority)
    film.scene(49 if film.cut.slow else 38, 14, needing.finish_assessment)
    under_a_plan(film, day)


def _moves_here(film: Film) -> None:
    """A family with a plan elsewhere: a conference without a discussion before it (N07)."""
    film.scene(0, 9, arriving.move_here, film.authority)
    film.scene(2, 9, conferring.book_at, film.authority, film.at(11, 10))
    film.scene(2, 11, conferring.invite, film.authority)
    film.scene(3, 15, visiting.visit)
    film.scene(8, 15, reporting.report)
    film.scene(9, 15, reporting.share)
    film.scene(11, 16, conferring.confer)
    film.scene(11, 17, enquiring.steps, "F02")
    film.scene(12, 9, conferring.send, film.authority)
    under_a_plan(film, 11)
