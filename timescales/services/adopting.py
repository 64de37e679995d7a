"""Running episodes move to another version of their pathway: shown first, then done one by one."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.permissions import Permission
from cpcase.records import change
from cpcase.refusals import Incomplete, NotAllowed, NotNow, Refusal
from timescales.models import PathwayVersion, Timeline
from timescales.services.recompute import Change, recompute

_WHY_AT_MOST = 100  # letters: what a row of the history holds
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Moved:
    """What moving one episode did, or would do; `refused` says why it could not be moved."""

    timeline: Timeline
    change: Change
    refused: str = ""


def check_may_adopt(*, by: Any, why: str) -> None:
    """Raise NotAllowed unless `by` publishes pathways, Incomplete without a reason that fits."""
    if not by.may(Permission.MANAGE_PATHWAYS, None):
        raise NotAllowed("Only a system administrator moves episodes to another version.")
    if not why.strip() or len(why) > _WHY_AT_MOST:
        raise Incomplete(f"Say why they move, in at most {_WHY_AT_MOST} letters.", field="why")


@transaction.atomic
def adopt(
    timeline: Timeline, version: PathwayVersion, *, by: Any, as_of: datetime, why: str
) -> Change:
    """Move an episode to another version of a pathway, or of the overlay that lies over its own.

    Dates that change are replaced, and kept with that reason. `why` is for the history. Raises
    NotAllowed, Incomplete without a reason, NotNow for an episode that is closed or is on this
    version already.
    """
    check_may_adopt(by=by, why=why)
    locked = _put_on(timeline, version)
    change(locked, by=by, why=why.strip())
    return recompute(locked, as_of=as_of, reason="pathway_version")


@transaction.atomic
def would_adopt(timeline: Timeline, version: PathwayVersion, *, as_of: datetime) -> Change:
    """What `adopt` would do to the dates of an episode. Nothing is written. Raises NotNow."""
    return recompute(_put_on(timeline, version), as_of=as_of, reason="pathway_version", dry=True)


def to_move(version: PathwayVersion, *, also_from: str = "") -> list[Timeline]:
    """The running episodes on an earlier version of this pathway or overlay.

    With `also_from`, those on that other pathway too.
    """
    slugs = [version.slug, also_from] if also_from else [version.slug]
    return list(Timeline.objects.running().on(slugs).not_yet_on(version).order_by("pk"))


def adopt_all(
    timelines: list[Timeline], version: PathwayVersion, *, by: Any, as_of: datetime, why: str
) -> Iterator[Moved]:
    """Move each in a transaction of its own: stopped half-way, the next run moves the rest."""
    for timeline in timelines:
        yield _tried(timeline, lambda one: adopt(one, version, by=by, as_of=as_of, why=why))


def would_adopt_all(
    timelines: list[Timeline], version: PathwayVersion, *, as_of: datetime
) -> Iterator[Moved]:
    """What `adopt_all` would do. Nothing is written."""
    for timeline in timelines:
        yield _tried(timeline, lambda one: would_adopt(one, version, as_of=as_of))


def _tried(timeline: Timeline, move: Any) -> Moved:
    """One that cannot be moved is told apart, and stops no other."""
    try:
        return Moved(timeline, move(timeline))
    except Refusal as refusal:
        return Moved(timeline, Change(), refused=str(refusal))
    except Exception as error:
        logger.exception("An episode could not be moved: %s", timeline.pk)
        return Moved(timeline, Change(), refused=f"{type(error).__name__}: the log says more.")


def _put_on(timeline: Timeline, version: PathwayVersion) -> Timeline:
    """The episode, locked, following this version; not written."""
    locked: Timeline = Timeline.objects.locked(timeline.pk)
    if locked.closed_at is not None:
        raise NotNow("This episode is closed.")
    if version.pk in (locked.pathway_id, locked.overlay_id):
        raise NotNow("This episode is on this version already.")
    if version.pathway.overlay:
        locked.overlay = version
    else:
        locked.pathway = version
    return locked
