"""Print `docs/events.md`: every kind of event, its facts and their defaults."""

from typing import Any

from django.core.management.base import BaseCommand

from timescales.engine.kinds_table import events_page


class Command(BaseCommand):
    """`manage.py print_events > docs/events.md`."""

    help = "Print every kind of event with its facts, as docs/events.md holds it."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(events_page(), ending="")
