"""`manage.py drain --once` or `--loop`: send what waits, where no Celery worker runs."""

import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections

from cpcase.outbox.drain import drain


class Command(BaseCommand):
    help = "Send the messages that are due."

    def add_arguments(self, parser: CommandParser) -> None:
        """Once, or again and again until stopped."""
        how_often = parser.add_mutually_exclusive_group(required=True)
        how_often.add_argument("--once", action="store_true")
        how_often.add_argument("--loop", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Send, and say how many went out."""
        self.stdout.write(f"Sent: {drain()}")
        while options["loop"]:
            time.sleep(settings.DRAIN_EVERY)
            close_old_connections()
            drain()
