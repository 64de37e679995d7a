"""Say what recomputing every running episode would change; with --write, do it."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from cpcase import clock
from timescales.management.changes import lines_of
from timescales.models import Timeline
from timescales.services.recompute import recompute_all


class Command(BaseCommand):
    """Reports first: dates are never changed by surprise."""

    help = "Report what recomputing the deadlines would change; --write does it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--write", action="store_true", help="make the changes")

    def handle(self, *args: Any, **options: Any) -> None:
        timelines = Timeline.objects.running().order_by("pk")
        found = recompute_all(
            timelines, as_of=clock.now(), reason="recomputed", dry=not options["write"]
        )
        for timeline, change in found.items():
            for line in lines_of(timeline, change):
                self.stdout.write(line)
        verb = "changed" if options["write"] else "would change"
        self.stdout.write(f"{len(found)} of {timelines.count()} episodes {verb}.")
