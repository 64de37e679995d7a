"""Print who can sign in to the demo, one for each role."""

from typing import Any

from django.core.management.base import BaseCommand

from demo.names import PASSWORD
from demo.people import sign_ins


class Command(BaseCommand):
    """Only invented people."""

    help = "Print the demo's sign-ins."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"The password of everybody is: {PASSWORD}")
        for role, address in sign_ins():
            self.stdout.write(f"  {role:<26}{address}")
