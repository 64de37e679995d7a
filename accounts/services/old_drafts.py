"""Drafts that nobody goes on with: warned of, set aside a month later, never lost silently."""

from datetime import datetime

from django.db import transaction

from accounts.models import Draft, User
from accounts.models.draft import OLD_AFTER, SET_ASIDE_AFTER
from accounts.services.notices import settle, tell
from cpcase.refusals import NotNow
from cpcase.web import formats

MINE = "/me/#unfinished"
BEGUN_ANEW = "You have begun this form anew. Finish that or throw it away first."


def look_after_drafts(*, as_of: datetime) -> tuple[int, int]:
    """Warn of drafts that are 60 days old, and set aside those that were warned of 30 days ago.

    Each is told to its owner in the same transaction, once, however often this is called. How
    many were warned of, and how many set aside.
    """
    old = Draft.objects.open().filter(warned_at=None, saved_at__lte=as_of - OLD_AFTER)
    forgotten = Draft.objects.open().filter(warned_at__lte=as_of - SET_ASIDE_AFTER)
    warned = [_warn(pk, as_of) for pk in old.values_list("pk", flat=True)]
    gone = [_set_aside(pk, as_of) for pk in forgotten.values_list("pk", flat=True)]
    return sum(warned), sum(gone)


@transaction.atomic
def _warn(pk: int, as_of: datetime) -> bool:
    draft = _locked(pk)
    if draft is None or draft.warned_at is not None or draft.saved_at > as_of - OLD_AFTER:
        return False  # it was gone on with meanwhile, or another run was quicker
    draft.warned_at = as_of
    draft.save(update_fields=["warned_at"])
    assert draft.set_aside_on is not None, "one that was warned of has its day"
    tell(
        draft.person,
        source_key=notice_key(draft),
        kind="draft",
        words=(
            f"{draft.words}, saved on {formats.day(draft.saved_at)}, is not finished. It is set "
            f"aside on {formats.day(draft.set_aside_on)} unless you go on with it"
        ),
        link=draft.link or MINE,
        as_of=as_of,
    )
    return True


@transaction.atomic
def _set_aside(pk: int, as_of: datetime) -> bool:
    draft = _locked(pk)
    if draft is None or draft.warned_at is None or draft.warned_at > as_of - SET_ASIDE_AFTER:
        return False
    settle([notice_key(draft)], as_of=as_of)
    draft.ended_at = draft.set_aside_at = as_of
    draft.save(update_fields=["ended_at", "set_aside_at"])
    tell(
        draft.person,
        source_key=f"{notice_key(draft)}:set-aside",
        kind="draft",
        words=f"{draft.words} was set aside. You can take it up again on your own page",
        link="/me/#set-aside",
        as_of=as_of,
    )
    return True


@transaction.atomic
def take_up(draft: Draft, *, by: User, at: datetime) -> Draft:
    """Go on with a draft that was set aside; its sixty days begin anew.

    Raises NotNow when it is not set aside, or when the same form was begun anew meanwhile.
    """
    found = Draft.objects.set_aside(by).select_for_update(of=("self",)).filter(pk=draft.pk).first()
    if found is None:
        raise NotNow("This is not set aside any more.")
    if Draft.objects.unfinished(by).filter(key=found.key).exists():
        raise NotNow(BEGUN_ANEW)
    found.ended_at = found.set_aside_at = found.warned_at = None
    found.saved_at = at
    found.save(update_fields=["ended_at", "set_aside_at", "warned_at", "saved_at"])
    return found


def notice_key(draft: Draft) -> str:
    """The source of the notice that warns of a draft as it was last saved."""
    return f"draft:{draft.pk}:{draft.saved_at.isoformat()}"


def _locked(pk: int) -> Draft | None:
    rows = Draft.objects.open().select_for_update(of=("self",)).select_related("person")
    return rows.filter(pk=pk).first()
