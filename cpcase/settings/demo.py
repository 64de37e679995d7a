"""The demo on one machine: SQLite, a broker that needs no server, a mailbox on disk."""

import os

from cpcase.settings.base import *  # noqa: F403
from cpcase.settings.base import INSTALLED_APPS, TEMPLATES, VAR_DIR, database

DEBUG = False
SECRET_KEY = "demo-only-not-a-secret-" + "x" * 40  # the demo holds invented people only
ALLOWED_HOSTS = ["*"]

INSTALLED_APPS = [*INSTALLED_APPS, "demo"]
DATABASES = {"default": database(f"sqlite:///{VAR_DIR / 'demo.sqlite3'}")}
MOVABLE_CLOCK = True
TEMPLATES[0]["OPTIONS"]["context_processors"].append("demo.context.clock")

AUTHORITY_NAME = os.environ.get("AUTHORITY_NAME", "Aldermere Council")
# One of the numbers that Ofcom keeps free for drama: nobody answers it.
ADMINISTRATION_PHONE = os.environ.get("ADMINISTRATION_PHONE", "01632 960 000")
# The demo's invented authority, on the richest pathway with the local colours over it.
PATHWAY = os.environ.get("PATHWAY", "cambridgeshire")
OVERLAY = os.environ.get("OVERLAY", "red-amber-green" if "PATHWAY" not in os.environ else "")

# Every mail becomes a file that the page /demo/mailbox/ shows; none leaves the machine.
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "mail"
DEFAULT_FROM_EMAIL = "child-protection@authority.example"

# The committed files are served as they are: nothing to collect before the first page.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
STATIC_ROOT = None  # type: ignore[assignment]  # nothing is collected
