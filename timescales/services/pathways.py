"""Publishing a pathway and entering closures: each recomputes what it touches."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from cpcase.records import add, change
from cpcase.refusals import Incomplete, NotNow
from timescales.engine.reading import PATHWAYS, SHIPPED, BadPathway, read
from timescales.models import Closure, PathwayVersion, Timeline
from timescales.services.recompute import recompute_all


@transaction.atomic
def publish(text: str, *, by: Any, as_of: datetime, name: str = "the pathway") -> PathwayVersion:
    """Publish a pathway's text as its next version; the same text again changes nothing.

    `name` is what its errors call the file.

    Running episodes move to it by `adopting.adopt`. Raises Incomplete, naming file, row and key,
    when it cannot be used or is laxer than the national layer.
    """
    try:
        pathway = read(text, name=name)
    except BadPathway as error:
        raise Incomplete(str(error), field="text") from None
    last = PathwayVersion.objects.filter(slug=pathway.slug).order_by("-number").first()
    if last is not None and last.text == text:
        return last
    return add(
        PathwayVersion(
            slug=pathway.slug,
            number=last.number + 1 if last else 1,
            text=text,
            published_at=as_of,
        ),
        by=by,
    )


def publish_shipped(*, by: Any, as_of: datetime) -> dict[str, PathwayVersion]:
    """Publish every pathway that the product ships, as it is shipped."""
    return {
        slug: publish((PATHWAYS / f"{slug}.toml").read_text(encoding="utf-8"), by=by, as_of=as_of)
        for slug in SHIPPED
    }


@transaction.atomic
def close_on(day: date, name: str, *, by: Any, as_of: datetime) -> Closure:
    """The authority is closed on `day`; every running episode's dates are worked out anew."""
    if Closure.objects.in_force().filter(day=day).exists():
        raise Incomplete("This day is a closure already.", field="day")
    closure = add(Closure(day=day, name=name), by=by)
    _after_closure(as_of)
    return closure


@transaction.atomic
def take_back_closure(closure: Closure, *, by: Any, version: int, as_of: datetime) -> Closure:
    """The authority is open on that day after all."""
    locked = Closure.objects.locked(closure.pk, version=version)
    if locked.withdrawn_at is not None:
        raise NotNow("This closure was taken back already.")
    locked.withdrawn_at, locked.withdrawn_by = as_of, by
    change(locked, by=by)
    _after_closure(as_of)
    return locked


def _after_closure(as_of: datetime) -> None:
    recompute_all(Timeline.objects.running().order_by("pk"), as_of=as_of, reason="closure")


def in_force() -> dict[str, PathwayVersion]:
    """The newest published version of each pathway, by slug."""
    versions = PathwayVersion.objects.order_by("slug", "number")
    return {version.slug: version for version in versions}
