"""The settings of a real installation: links in mails, addresses behind proxies, counting."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
NEEDED = {
    "SECRET_KEY": "x" * 60, "DATABASE_URL": "postgres:///unused", "REDIS_URL": "redis://unused",
    "EMAIL_HOST": "mail.example", "DEFAULT_FROM_EMAIL": "cases@cases.example",
    "ADMINISTRATION_PHONE": "01632 960 000",
}  # fmt: skip


@pytest.mark.parametrize(
    ("named", "leads_to"),
    [
        ({"ALLOWED_HOSTS": "cases.example,other.example"}, "https://cases.example"),
        ({"ALLOWED_HOSTS": ".cases.example", "SITE_URL": ""}, "https://cases.example"),
        ({"ALLOWED_HOSTS": "x", "SITE_URL": "https://cp.example"}, "https://cp.example"),
    ],
)
def test_a_link_in_a_mail_leads_to_the_installation(named: dict[str, str], leads_to: str) -> None:
    """Not to the machine of whoever opens the mail."""
    assert _says("it.SITE_URL", named) == leads_to


@pytest.mark.parametrize(("named", "proxies"), [({}, "1"), ({"TRUSTED_PROXIES": "2"}, "2")])
def test_an_address_is_read_past_the_proxies_that_the_installation_names(
    named: dict[str, str], proxies: str
) -> None:
    asked = {"ALLOWED_HOSTS": "cases.example", **named}
    assert _says("it.REST_FRAMEWORK['NUM_PROXIES']", asked) == proxies


def test_requests_are_counted_for_all_processes_together() -> None:
    """In a process's own memory each worker would have a count of its own."""
    where = _says("it.CACHES['default']['LOCATION']", {"ALLOWED_HOSTS": "cases.example"})
    assert where == NEEDED["REDIS_URL"]


def test_it_does_not_start_without_a_number_for_parents_to_ring() -> None:
    """Each letter ends with it."""
    named = {"ALLOWED_HOSTS": "cases.example", "ADMINISTRATION_PHONE": ""}
    with pytest.raises(subprocess.CalledProcessError) as refused:
        _says("it.ADMINISTRATION_PHONE", named)
    assert "Set the environment variable ADMINISTRATION_PHONE." in refused.value.stderr


def _says(what: str, named: dict[str, str]) -> str:
    """A value of the production settings in an environment with these variables."""
    printed = subprocess.run(
        [sys.executable, "-c", f"import cpcase.settings.production as it; print({what})"],
        cwd=ROOT, env={"PATH": os.environ["PATH"], **NEEDED, **named}, text=True, check=True,
        capture_output=True,
    )  # fmt: skip
    return printed.stdout.strip()
