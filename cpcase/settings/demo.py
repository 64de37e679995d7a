"""The demo on one machine: SQLite, a broker that needs no server, a mailbox on disk."""

from cpcase.settings.base import *  # noqa: F403
from cpcase.settings.base import INSTALLED_APPS, VAR_DIR, database

DEBUG = False
SECRET_KEY = "demo-only-not-a-secret-" + "x" * 40  # noqa: S105  the demo holds invented people only
ALLOWED_HOSTS = ["*"]

INSTALLED_APPS = [*INSTALLED_APPS, "demo"]
DATABASES = {"default": database(f"sqlite:///{VAR_DIR / 'demo.sqlite3'}")}
MOVABLE_CLOCK = True
