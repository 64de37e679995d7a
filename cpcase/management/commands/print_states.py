"""Print every table of moves, for `docs/states.md`."""

from typing import Any

from django.core.management.base import BaseCommand

from cpcase.states import states_text


class Command(BaseCommand):
    """`python manage.py print_states > docs/states.md`."""

    help = "Print the tables of moves as docs/states.md holds them."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the page to standard output."""
        self.stdout.write(states_text(), ending="")
