"""What is done at each start, before the first page: ring what is due, say who can sign in."""

from typing import Any

from django.core.management.base import BaseCommand

from demo.names import PASSWORD
from demo.people import CLIENT_SECRET, client_id, sign_ins
from timescales.tasks import ring_due


class Command(BaseCommand):
    """Only invented people. Until something has rung, every page would say that nothing does."""

    help = "Ring what is due, and print the demo's sign-ins."

    def handle(self, *args: Any, **options: Any) -> None:
        ring_due()
        self.stdout.write(f"The password of everybody is: {PASSWORD}")
        for role, address in sign_ins():
            self.stdout.write(f"  {role:<26}{address}")
        self.stdout.write("\nAldermere Police's software signs in to the API (see examples/) with")
        self.stdout.write(f"  CLIENT_ID={client_id()} CLIENT_SECRET={CLIENT_SECRET}")
