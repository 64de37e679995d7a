"""A setting that names no pathway is found before the first child needs one."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from django.conf import settings
from django.core import checks
from django.db import Error as CannotAsk

from timescales.engine.reading import SHIPPED, BadPathway, load
from timescales.models import PathwayVersion

_PUBLISH = "publish_pathway makes a pathway of your own known by its file."


def no_such_pathway(setting: str, slug: str, known: Collection[str]) -> str:
    """What is wrong with the setting, and what it could say instead."""
    return f"{setting}={slug}: there is no such pathway. There are: {', '.join(sorted(known))}."


@checks.register(checks.Tags.compatibility)
def check_pathways(
    app_configs: Any, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[checks.CheckMessage]:
    """PATHWAY and OVERLAY name what there is, each a pathway of its kind.

    One that is not shipped is looked up among those that the authority published. While nothing
    is published, `migrate` (which names databases) must still make the tables: it only warns.
    """
    asked = {"PATHWAY": settings.PATHWAY, "OVERLAY": settings.OVERLAY}
    named = {setting: slug for setting, slug in asked.items() if slug or setting == "PATHWAY"}
    own = set() if set(named.values()) <= set(SHIPPED) else _published()
    is_early = databases is not None and not own
    return [one for each in named.items() for one in _wrong(*each, own, is_early)]


def _wrong(setting: str, slug: str, own: set[str], is_early: bool) -> Iterator[checks.CheckMessage]:
    known = {*SHIPPED, *own}
    if slug not in known:
        kind = checks.Warning if is_early else checks.Error
        words = no_such_pathway(setting, slug, known)
        yield kind(words, hint=_PUBLISH, id="timescales.E001")
        return
    try:
        newest = PathwayVersion.objects.latest_of(slug).pathway if slug in own else load(slug)
    except BadPathway as error:
        yield checks.Error(f"{setting}={slug} cannot be used: {error}", id="timescales.E002")
        return
    if newest.overlay != (setting == "OVERLAY"):
        is_what = "an overlay: OVERLAY names it" if newest.overlay else "a pathway of its own"
        yield checks.Error(f"{setting}={slug} is {is_what}.", id="timescales.E003")


def _published() -> set[str]:
    """What the authority published; nothing where there is no database or no table yet."""
    try:
        return set(PathwayVersion.objects.values_list("slug", flat=True))
    except CannotAsk:
        return set()
