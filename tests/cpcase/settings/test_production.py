"""The settings of a real installation: what a mail's links lead to."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
NEEDED = {
    "SECRET_KEY": "x" * 60, "DATABASE_URL": "postgres:///unused", "REDIS_URL": "redis://unused",
    "EMAIL_HOST": "mail.example", "DEFAULT_FROM_EMAIL": "cases@cases.example",
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
    printed = subprocess.run(
        [sys.executable, "-c", "import cpcase.settings.production as it; print(it.SITE_URL)"],
        cwd=ROOT, env={"PATH": os.environ["PATH"], **NEEDED, **named}, text=True, check=True,
        capture_output=True,
    )  # fmt: skip
    assert printed.stdout.strip() == leads_to
