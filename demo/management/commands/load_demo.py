"""Load the invented authority once: the first team, then the rest."""

import gc
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cpcase import clock
from cpcase.refusals import NotNow
from demo.load import load_first, load_rest
from demo.stages import stages

GIVE_WAY = 0.1  # seconds; SQLite asks again every tenth of a second whether it may write


class Command(BaseCommand):
    """Only the demo's settings install it. Says how many children are at each stage."""

    help = "Load the demo's invented families."

    def add_arguments(self, parser: ArgumentParser) -> None:
        part = parser.add_mutually_exclusive_group()
        part.add_argument("--first", action="store_true", help="the authority and its first team")
        part.add_argument("--rest", action="store_true", help="the other teams")

    def handle(self, *args: Any, **options: Any) -> None:
        now = clock.now()
        gc.freeze()  # all that was loaded to start with stays: 7 % of the time went into looking
        gc.set_threshold(50_000, 20, 50)
        try:
            if not options["rest"]:
                load_first(now)
        except NotNow as refusal:
            raise CommandError(str(refusal)) from None
        if not options["first"]:
            load_rest(now, give_way=GIVE_WAY)
            for stage, children in stages():
                self.stdout.write(f"{children:>4}  {stage}")
