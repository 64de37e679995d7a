"""Logs: one JSON line an event on standard output, for whatever collects them.

Nothing about a child belongs in a log. No request body, query string or SQL is written, and of
an error only its kind and where it arose: a database quotes the offending row in its message.
"""

import os
from typing import Any

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "cpcase.logs.JsonLine"}},
    "handlers": {
        "stdout": {
            "class": "logging.StreamHandler",
            "stream": "ext://sys.stdout",
            "formatter": "json",
        }
    },
    "root": {"handlers": ["stdout"], "level": os.environ.get("LOG_LEVEL", "INFO")},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.server": {"handlers": [], "level": "INFO", "propagate": True},
        # These two would write every query, and every name that somebody signs in with.
        "django.db.backends": {"level": "WARNING"},
        "axes": {"level": "ERROR"},
        # The look-outs every few seconds; what they did is in the database.
        "celery.beat": {"level": "WARNING"},
        "celery.worker.strategy": {"level": "WARNING"},
        "celery.app.trace": {"level": "WARNING"},
        # Seven lines a paper on how far it has come.
        "weasyprint.progress": {"level": "WARNING"},
    },
}
