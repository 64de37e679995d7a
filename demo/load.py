"""Loading the demo: an authority, then its families, through the acts and under a moved clock."""

import time
from collections.abc import Sequence
from datetime import datetime, timedelta
from datetime import time as hour

from django.conf import settings
from django.db import transaction

from accounts.services.stand_ins import stand_in
from cases.models import Family
from cpcase import clock
from cpcase.refusals import NotNow
from demo.family import is_there, make_household
from demo.film import Cut, Film
from demo.opening import script
from demo.people import Authority, found_authority, make_authority
from demo.ringing import read_older
from demo.stages import SIXTY
from timescales.engine.calendar import LONDON, calendar_for

TEAMS = 3
# Days from the referral until a baby is expected: still to come, or born meanwhile.
TO_COME, MEANWHILE = 75, 36
_EIGHT = hour(8)
OTHER_PATHWAYS = ("national", "stoke-on-trent", "csrs-process-map", "darlington", "cambridgeshire")


def load_first(now: datetime, cuts: Sequence[Cut] = SIXTY) -> Authority:
    """The authority and the families of its first team. Raises NotNow when it is there already."""
    if Family.objects.exists():
        raise NotNow("The demo is loaded already. Delete its folder to load it anew.")
    with clock.standing_at(now):
        authority = make_authority(now)
        _is_away(authority, now)
    for number in range(0, len(cuts), TEAMS):
        load_family(number, cuts[number], authority, now)
    read_older(now)
    return authority


def load_rest(now: datetime, cuts: Sequence[Cut] = SIXTY, *, give_way: float = 0) -> None:
    """The other teams, and a family of three on each other pathway.

    Goes on where an earlier start was stopped: what is there already is left as it is. Between two
    families it waits `give_way` seconds, in which whoever uses the demo meanwhile can write.
    """
    authority = found_authority()
    others = [slug for slug in OTHER_PATHWAYS if slug != settings.PATHWAY]
    of_three = [Cut(9 + 3 * place, pathway=slug, size=3) for place, slug in enumerate(others)]
    for number, cut in enumerate((*cuts, *of_three)):
        if number % TEAMS or number >= len(cuts):
            load_family(number, cut, authority, now)
            time.sleep(give_way)
    read_older(now)


def load_family(number: int, cut: Cut, authority: Authority, now: datetime) -> None:
    """One family, and its film up to now; nothing where it is there already."""
    if is_there(number):
        return
    calendar = calendar_for("england-and-wales")
    start = calendar.subtract(now.astimezone(LONDON).date(), cut.days_ago)
    days = MEANWHILE if cut.takes("born") else TO_COME
    expected = start + timedelta(days=days) if cut.takes("unborn", "born") else None
    with transaction.atomic():
        with clock.standing_at(min(now, datetime.combine(start, _EIGHT, LONDON))):
            home = make_household(number, authority, size=cut.size, on=start, expected=expected)
        script(Film(home, cut, authority, calendar, start, now)).play()


def _is_away(authority: Authority, now: datetime) -> None:
    """A manager is away this week; another team's manager answers for her."""
    absent, answers = authority.managers[1:3]
    today = now.astimezone(LONDON).date()
    stand_in(
        absent, stand_in=answers, since=today - timedelta(days=1),
        until=today + timedelta(days=5), by=absent,
    )  # fmt: skip
