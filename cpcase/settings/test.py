"""The test run: the demo's settings on the servers that `tests.servers` starts."""

from cpcase.settings.base import VAR_DIR, database
from cpcase.settings.demo import *  # noqa: F403

DATABASES = {"default": database(f"sqlite:///{VAR_DIR / 'test.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, not memory: writers in threads then queue as they do in the demo.
    DATABASES["default"]["TEST"] = {"NAME": str(VAR_DIR / "test.sqlite3")}
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 0  # a test's thread leaves no connection behind

ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # argon2 is slow on purpose
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True  # looks a file up when it is asked for, not all at each client
MOVABLE_CLOCK = False  # the `movable_clock` fixture turns it on: each look at it is a query
# Tests ask more often in a minute than an agency may; what counts requests is tested by itself.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
