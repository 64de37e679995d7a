"""What every installation shares. Demo and production each add what differs."""

import os
from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF

from cpcase.settings.access import *  # noqa: F403
from cpcase.settings.api import *  # noqa: F403
from cpcase.settings.logs import *  # noqa: F403
from cpcase.settings.tokens import *  # noqa: F403
from cpcase.settings.worker import *  # noqa: F403
from cpcase.settings.worker import VAR_DIR

BASE_DIR = Path(__file__).resolve().parent.parent.parent

# The authority's own words. Nothing in code or templates names a council.
PRODUCT_NAME = os.environ.get("PRODUCT_NAME", "Child protection")
AUTHORITY_NAME = os.environ.get("AUTHORITY_NAME", "Our council")
ADMINISTRATION_NAME = os.environ.get("ADMINISTRATION_NAME", "Conference administration")
ADMINISTRATION_PHONE = os.environ.get("ADMINISTRATION_PHONE", "")
BRAND_COLOUR = os.environ.get("BRAND_COLOUR", "#0b5345")
SITE_URL = os.environ.get("SITE_URL", "http://127.0.0.1:8000")
PATHWAY = os.environ.get("PATHWAY", "national")
OVERLAY = os.environ.get("OVERLAY", "")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "axes",
    "csp",
    "oauth2_provider",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "simple_history",
    "cpcase",
    "accounts",
    "timescales",
    "cases",
    "coregroups",
    "conferences",
    "worktray",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cpcase.web.middleware.StandStill",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "cpcase.web.middleware.SlashForPages",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.middleware.SignInRequired",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "accounts.middleware.AtHand",
    "cpcase.web.headers.NoStore",
    "cpcase.web.middleware.WrongMethodSaid",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "cpcase.urls"
WSGI_APPLICATION = "cpcase.wsgi.application"
AUTH_USER_MODEL = "accounts.User"
OAUTH2_PROVIDER_APPLICATION_MODEL = "oauth2_provider.Application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "cpcase.web.headers.site",
                "cpcase.web.banner.ring_is_late",
                "accounts.presenters.navigation.bar",
            ],
        },
    }
]

# SQLite: IMMEDIATE queues acts, since it ignores row locks; WAL lets readers go on (ADR 0001).
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 30,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
}


def database(default: str) -> dict[str, Any]:
    """DATABASE_URL as Django's settings, with the options that SQLite needs."""
    config: dict[str, Any] = dict(dj_database_url.parse(os.environ.get("DATABASE_URL", default)))
    if config["ENGINE"].endswith("sqlite3"):
        config.setdefault("OPTIONS", {}).update(SQLITE_OPTIONS)
    else:
        config["CONN_MAX_AGE"] = None
        config["CONN_HEALTH_CHECKS"] = True
    return config


LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
# The sources of the style sheet lie in static/src and are not served.
STATICFILES_DIRS = [(name, BASE_DIR / "static" / name) for name in ("css", "js")]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = VAR_DIR / "files"

PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "cpcase.web.client_address.client_address"
AXES_RESET_ON_SUCCESS = True
AXES_USERNAME_FORM_FIELD = "email"
AXES_LOCKOUT_CALLABLE = "accounts.views.sign_in.locked_out"

LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/sign-in/"
SESSION_COOKIE_AGE = 60 * 60
SESSION_SAVE_EVERY_REQUEST = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

# Where a demo and the tests may move the clock; production never (trust of dates).
MOVABLE_CLOCK = False

DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
