"""A real authority's installation: everything that differs between two comes from the environment.

Stands behind a proxy that ends TLS, sets X-Forwarded-Proto itself and is the only way in. It adds
the address that it saw to X-Forwarded-For; TRUSTED_PROXIES says how many such proxies stand in a
row (1). Too many: whoever writes the header chooses an address. Too few: all share one address, so
that one locked-out stranger locks out others, and agencies are counted together.
"""

import os

from django.core.exceptions import ImproperlyConfigured

from cpcase.settings.base import *  # noqa: F403
from cpcase.settings.base import REST_FRAMEWORK, database


def required(name: str) -> str:
    """The variable's value. An installation that lacks it does not start."""
    value = os.environ.get(name, "")
    if not value:
        raise ImproperlyConfigured(f"Set the environment variable {name}.")
    return value


def listed(name: str) -> list[str]:
    """The variable's value as a list, separated by commas."""
    return [part.strip() for part in required(name).split(",") if part.strip()]


SECRET_KEY = required("SECRET_KEY")
DATABASE_URL = required("DATABASE_URL")
REDIS_URL = required("REDIS_URL")
ALLOWED_HOSTS = listed("ALLOWED_HOSTS")
# Every letter to a parent ends with whom to ring.
ADMINISTRATION_PHONE = required("ADMINISTRATION_PHONE")
# Where the links in mails lead to: unless it is said, to the first host that is allowed.
SITE_URL = os.environ.get("SITE_URL") or f"https://{ALLOWED_HOSTS[0].removeprefix('.')}"
CSRF_TRUSTED_ORIGINS = [
    f"https://{'*' if host.startswith('.') else ''}{host}" for host in ALLOWED_HOSTS
]

DEBUG = False
MOVABLE_CLOCK = False
DATABASES = {"default": database(DATABASE_URL)}
# Counts requests for all processes together; a page never waits for it.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "cpcase",
        "OPTIONS": {"socket_connect_timeout": 2, "socket_timeout": 2},  # seconds
    }
}

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
TRUSTED_PROXIES = int(os.environ.get("TRUSTED_PROXIES", "1"))
REST_FRAMEWORK["NUM_PROXIES"] = TRUSTED_PROXIES
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^health/"]  # asked from inside, over plain HTTP
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
LAST_PERSON_COOKIE = "__Host-last-person"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_NAME = "__Host-csrf"

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = required("EMAIL_HOST")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("EMAIL_USE_TLS", "yes") == "yes"
EMAIL_TIMEOUT = 15  # seconds, well under the lease of a claimed message
DEFAULT_FROM_EMAIL = required("DEFAULT_FROM_EMAIL")
