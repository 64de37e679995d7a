"""A real start: the pathways, the first team, its system administrator, and the agencies."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from accounts.choices import AgencyKind
from accounts.roles import Role
from accounts.services.agencies import add_agency
from accounts.services.passwords import send_link
from accounts.services.people import add_person, add_team, system_actor
from accounts.services.posts import give_post
from cpcase import clock
from cpcase.refusals import Refusal
from timescales.checks import no_such_pathway
from timescales.models import PathwayVersion
from timescales.services.pathways import publish_shipped


class Command(BaseCommand):
    """`manage.py set_up_authority --email … --name … --team … [--agency KIND:NAME …]`.

    All of it or nothing. The administrator chooses a password by the link that is mailed.
    """

    help = "Publish the pathways; make the first team, system administrator and agencies."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--email", required=True, help="the system administrator signs in with")
        parser.add_argument("--name", required=True, help="the system administrator's name")
        parser.add_argument("--team", required=True, help="the first team's name")
        parser.add_argument(
            "--agency",
            action="append",
            default=[],
            metavar="KIND:NAME",
            help=f"once for each; kinds: {', '.join(AgencyKind.values)}",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        agencies = [_kind_and_name(text) for text in options["agency"]]
        try:
            with transaction.atomic():
                _set_up(options["email"], options["name"], options["team"], agencies)
        except Refusal as refusal:
            raise CommandError(f"{refusal} Nothing was set up.") from None
        self.stdout.write(
            f"Set up. {options['email']} has a mail with a link to choose a password."
        )


def _set_up(email: str, name: str, team: str, agencies: list[tuple[str, str]]) -> None:
    system = system_actor()
    publish_shipped(by=system, as_of=clock.now())
    _check_pathways()
    person = add_person(email=email, name=name, by=system)
    give_post(person, role=Role.SYSTEM_ADMINISTRATOR, team=None, since=clock.today(), by=system)
    # Until managers are entered, what nobody answers comes to the administrator.
    add_team(name=team, duty_manager=person, by=system)
    for kind, agency in agencies:
        add_agency(name=agency, kind=kind, by=system)
    send_link(person, by=system)


def _check_pathways() -> None:
    """What the settings name is published. Raises CommandError, which says what there is."""
    known = set(PathwayVersion.objects.values_list("slug", flat=True))
    for setting in ("PATHWAY", "OVERLAY"):
        slug = getattr(settings, setting)
        if slug and slug not in known:
            raise CommandError(
                f"{no_such_pathway(setting, slug, known)} "
                "Publish one of your own by publish_pathway first. Nothing was set up."
            )


def _kind_and_name(text: str) -> tuple[str, str]:
    kind, colon, name = text.partition(":")
    if not colon:
        raise CommandError(f"--agency: “{text}” is not KIND:NAME, such as police:Kent Police.")
    if kind.strip() not in AgencyKind.values:
        raise CommandError(
            f"--agency: “{kind.strip()}” is no kind of agency. The kinds are: "
            f"{', '.join(AgencyKind.values)}."
        )
    return kind.strip(), name.strip()
