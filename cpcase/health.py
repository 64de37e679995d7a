"""Whether this installation does its work: what a load balancer and a watchdog ask."""

from collections.abc import Callable
from datetime import timedelta

from django.contrib.staticfiles.storage import staticfiles_storage
from django.db import connection

from cpcase import broker
from cpcase.models import Message, Pulse
from cpcase.models.pulse import LATE_AFTER

WELL = "ok"
_ON_EACH_PAGE = "css/app.css"


def look() -> dict[str, str]:
    """Each part of the installation with `ok` or, in a few words, what is wrong with it."""
    checks = {
        "database": _database, "broker": _broker, "ring": _ring, "drain": _drain,
        "static_files": _static_files,
    }  # fmt: skip
    return {name: _judge(check) for name, check in checks.items()}


def given_up() -> int | None:
    """How many messages could not be sent and wait for a person; None when nobody can tell.

    It makes no installation unready: another process would not send them either.
    """
    try:
        return Message.objects.dead().count()
    except Exception:  # the check of the database says what is wrong
        return None


def _judge(check: Callable[[], str]) -> str:
    """What a check says; an error of any kind is wrong, and only its kind is told."""
    try:
        return check()
    except Exception as error:
        return f"does not answer: {type(error).__name__}"


def _database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return WELL


def _broker() -> str:
    with broker.line() as line:
        line.default_channel  # noqa: B018  asking for it opens the line
    return WELL


def _static_files() -> str:
    """Each page names the style sheet: without its collected name none can be shown."""
    try:
        staticfiles_storage.url(_ON_EACH_PAGE)
    except ValueError:
        return "not collected when this process began: run collectstatic, then start it again"
    return WELL


def _ring() -> str:
    return _age("ring")


def _drain() -> str:
    return _age("drain")


def _age(name: str) -> str:
    age = Pulse.objects.ages().get(name)
    if age is None:
        return "has never run"
    if age > LATE_AFTER:
        return f"last ran {age // timedelta(seconds=1)} seconds ago"
    return WELL
