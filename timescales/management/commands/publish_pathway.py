"""Publish a pathway from a file: read, held against the national layer, kept as a version."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.services.people import system_actor
from cpcase import clock
from cpcase.refusals import Refusal
from timescales.services.pathways import publish, publish_shipped


class Command(BaseCommand):
    """`manage.py publish_pathway FILE.toml`, or `--shipped` for all that the product ships.

    New episodes begin on the newest version; running ones stay on theirs until they are moved.
    """

    help = "Publish a pathway's TOML file as its next version."
    # The settings may name what this publishes: their check would refuse it.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument("file", nargs="?", type=Path, help="a pathway's TOML file")
        what.add_argument("--shipped", action="store_true", help="every shipped pathway")

    def handle(self, *args: Any, **options: Any) -> None:
        told: dict[str, Any] = {"by": system_actor(), "as_of": clock.now()}
        try:
            if options["shipped"]:
                versions = list(publish_shipped(**told).values())
            else:
                file = options["file"]
                text = file.read_text(encoding="utf-8")
                versions = [publish(text, name=file.name, **told)]
        except Refusal as refusal:
            raise CommandError(str(refusal)) from None
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"{options['file']} cannot be read: {error}") from None
        for version in versions:
            self.stdout.write(f"{version.slug} version {version.number} is in force.")
