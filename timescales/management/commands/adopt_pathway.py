"""Say what another version of a pathway would change for running episodes; with --apply, do it."""

from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.models import User
from cpcase import clock
from cpcase.refusals import Refusal
from timescales.management.changes import Tally, lines_of
from timescales.models import PathwayVersion, Timeline
from timescales.services.adopting import (
    Moved,
    adopt_all,
    check_may_adopt,
    to_move,
    would_adopt_all,
)

_TOLD_EVERY = 100  # episodes


class Command(BaseCommand):
    """`manage.py adopt_pathway SLUG`, then with `--apply --by EMAIL --why "…"`.

    Each episode moves in a transaction of its own, so a run that was stopped is run again.
    """

    help = (
        "Report what moving running episodes to the newest version of a pathway or overlay "
        "would change; --apply does it."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", help="the pathway or overlay, such as cambridgeshire")
        parser.add_argument(
            "--from",
            dest="also_from",
            default="",
            metavar="SLUG",
            help="also the episodes that follow this other pathway",
        )
        parser.add_argument("--apply", action="store_true", help="move them")
        parser.add_argument("--by", metavar="EMAIL", help="who moves them, with --apply")
        parser.add_argument("--why", default="", help="for each child's history, with --apply")

    def handle(self, *args: Any, **options: Any) -> None:
        version, also_from = _newest(options["slug"]), options["also_from"]
        if also_from and _newest(also_from).pathway.overlay:
            raise CommandError(f"“{also_from}” is an overlay: name the pathway beneath it.")
        timelines, now = to_move(version, also_from=also_from), clock.now()
        running = Timeline.objects.running().count()
        self.stdout.write(
            f"{len(timelines)} of {running} running episodes are to move to {version}."
        )
        if options["apply"]:
            by = _mover(options["by"], options["why"])
            self._tell(
                adopt_all(timelines, version, by=by, as_of=now, why=options["why"]),
                of=len(timelines), verb="changed",
            )  # fmt: skip
        else:
            found = would_adopt_all(timelines, version, as_of=now)
            self._tell(found, of=len(timelines), verb="would change")
            self.stdout.write("Nothing was written. --apply --by EMAIL --why “…” moves them.")

    def _tell(self, moved: Iterator[Moved], *, of: int, verb: str) -> None:
        """Each as it is moved, then the sum. Raises CommandError where one could not be."""
        tally, changed, refused = Tally(), 0, 0
        for place, one in enumerate(moved, 1):
            tally.add(one.change)
            changed += bool(one.change)
            refused += bool(one.refused)
            for line in lines_of(one.timeline, one.change):
                self.stdout.write(line)
            if one.refused:
                self.stderr.write(f"{one.timeline.pk} cannot move. {one.refused}")
            if place % _TOLD_EVERY == 0:
                self.stderr.write(f"{place} of {of}")
        self.stdout.write(f"{tally}\n{changed} of {of} episodes {verb}.")
        if refused:
            raise CommandError(f"{refused} of {of} cannot move: each is named above.")


def _newest(slug: str) -> PathwayVersion:
    try:
        return PathwayVersion.objects.latest_of(slug)
    except PathwayVersion.DoesNotExist:
        known = PathwayVersion.objects.order_by("slug").values_list("slug", flat=True).distinct()
        raise CommandError(
            f"“{slug}” was never published. There are: {', '.join(known)}."
        ) from None


def _mover(email: str | None, why: str) -> User:
    """Who answers for it: somebody who may publish pathways, and says why."""
    person = User.objects.filter(email__iexact=email or "", is_active=True).first()
    if person is None:
        raise CommandError("Say who moves them: --by, the address somebody signs in with.")
    try:
        check_may_adopt(by=person, why=why)
    except Refusal as refusal:
        raise CommandError(str(refusal)) from None
    return person
