"""The week's conference diary, to every manager, where the pathway sends one (S04).

What was booked in the week before, and which initial conferences are planned: a prompt, by date
and room. It names no child, since it goes to other teams' managers too.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from accounts.models import Notice
from accounts.services.notices import tell
from conferences.choices import Kind
from conferences.models import Booking, Conference
from conferences.models.conference import ConferenceQuerySet
from conferences.services.diary_notices import KIND, ROW, all_managers, when_and_where
from cpcase.clock import LONDON
from cpcase.web import formats
from timescales.engine.weekly import Weekly
from timescales.models import PathwayVersion, Timeline

SETTING = "conference_diary_every"
_WEEK = timedelta(days=7)
_WORTH_SENDING = timedelta(days=2)  # later than that, next week's will do
_LETTERS = 400  # what a notice holds


def send_weekly(*, as_of: datetime) -> int:
    """Tell every manager once a week, from the hour that the pathway says; how many were told.

    After an outage it goes out when the worker is back, unless the week is well under way.
    """
    return sum(_send(slug, weekly, as_of) for slug, weekly in _diaries())


def _diaries() -> Iterator[tuple[str, Weekly]]:
    """The pathways by which children are worked with here and that send a diary, and when."""
    used = Timeline.objects.running().values("pathway")
    versions = PathwayVersion.objects.filter(pk__in=used).order_by("slug", "number")
    for slug, version in {one.slug: one for one in versions}.items():
        every = version.pathway.setting(SETTING)
        if every and ROW in version.pathway.step_by_id:
            yield slug, Weekly.of(every)


@transaction.atomic
def _send(slug: str, weekly: Weekly, as_of: datetime) -> int:
    since = weekly.latest(as_of)
    today = as_of.astimezone(LONDON).date()
    source = f"diary:{slug}:{since:%Y-%m-%d}"
    is_over = as_of - since > _WORTH_SENDING
    if is_over or Notice.objects.filter(source_key=source).exists():
        return 0
    # What was booked since then was told as it came, and is next week's.
    booked = Booking.objects.current().filter(booked_at__lte=since)
    planned = list(_coming(slug, as_of).filter(pk__in=booked.values("conference")))
    fresh = booked.filter(conference__in=planned, booked_at__gt=since - _WEEK)
    fresh_keys = set(fresh.values_list("conference", flat=True))
    new = [one for one in planned if one.pk in fresh_keys]
    initial = [one for one in planned if one.kind == Kind.INITIAL]
    if not new and not initial:
        return 0
    words = _words(new, initial, as_of)
    people = list(all_managers(today))
    for person in people:
        tell(
            person, source_key=source, kind=KIND, words=words,
            link=reverse("conferences:conferences"), as_of=as_of,
        )  # fmt: skip
    return len(people)


def _coming(slug: str, as_of: datetime) -> ConferenceQuerySet:
    """The booked conferences about children who follow this pathway, the next first."""
    who = Q(children__case__timeline__pathway__slug=slug, children__left_on=None)
    coming = Conference.objects.coming().filter(who, starts_at__gt=as_of)
    found: ConferenceQuerySet = coming.select_related("room").distinct()
    return found


def _words(new: Sequence[Conference], initial: Sequence[Conference], as_of: datetime) -> str:
    """The diary in one paragraph; of many new bookings those that are soonest."""
    today = as_of.astimezone(LONDON).date()
    planned = "No initial conference is planned."
    if initial:
        first = formats.moment(initial[0].starts_at, today)
        which = "on" if len(initial) == 1 else "the first on"
        planned = f"{formats.count(len(initial), 'initial conference')} planned, {which} {first}."
    head = f"Conference diary of the week. {planned} "
    if not new:
        return f"{head}No new date."
    listed = [when_and_where(one, today) for one in new]
    shown, more = listed, ""
    while len(shown) > 1 and len(_new(head, shown, more)) > _LETTERS:
        shown = shown[:-1]
        more = f" and {len(listed) - len(shown)} more"
    return _new(head, shown, more)[:_LETTERS]


def _new(head: str, shown: Sequence[str], more: str) -> str:
    return f"{head}New: {'; '.join(shown)}{more}."
