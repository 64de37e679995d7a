"""The worker, its scheduler and the broker between them (ADR 0002).

The database says what is due; a message only wakes somebody. So a message may be lost, doubled
or late, each is worth nothing after three hours, and no task is asked to run at a later time.
"""

import os
from pathlib import Path
from typing import Any

from celery.schedules import crontab

VAR_DIR = Path(os.environ.get("CPCASE_VAR", Path(__file__).resolve().parent.parent.parent / "var"))
REDIS_URL = os.environ.get("REDIS_URL", "")


def _folder(name: str) -> str:
    """A folder of the broker that needs no server, made when it is first wanted."""
    folder = VAR_DIR / "broker" / name
    folder.mkdir(parents=True, exist_ok=True)
    return str(folder)


def _transport_options() -> dict[str, Any]:
    """What kombu needs: an unacknowledged message is back within minutes, not after an hour."""
    if REDIS_URL:
        return {
            "visibility_timeout": 120,  # seconds; the longest task is stopped after 50
            "unacked_restore_interval": 5,  # seconds between scans
            "unacked_restore_throttle": 1,  # scan every time, not every tenth
            "socket_connect_timeout": 2,  # seconds: a page never waits for a broker that is away
            "socket_timeout": 5,
        }
    return {
        "data_folder_in": _folder("messages"),
        "data_folder_out": _folder("messages"),
        "control_folder": _folder("control"),
        "polling_interval": 0.1,  # seconds; kombu's own 1 s backs up under a burst
    }


RING_EVERY = 30.0  # seconds between looks for deadlines that ring
DRAIN_EVERY = 10.0  # seconds between looks for messages to send
DIGEST_EVERY = 15.0  # seconds between looks for whose morning's mail is due
DRAFTS_EVERY = 60 * 60.0  # seconds between looks for drafts that nobody goes on with
SWEEP_EVERY = 60 * 60.0  # seconds between looks whether alerts and messages are whole
DIARY_EVERY = 15 * 60.0  # seconds between looks whether the week's diary is to be sent
NIGHT = 6 * 60 * 60.0  # seconds in which the nightly task is still worth starting
# Seconds for which any other wake-up is kept. Who sends it reckons by one machine's clock and who
# takes it by another's: shorter than those stand apart, and everything would fall silent.
KEPT_FOR = 3 * 60 * 60.0

CELERY_BROKER_URL = REDIS_URL or "filesystem://localhost//"
CELERY_BROKER_TRANSPORT_OPTIONS = _transport_options()
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_WORKER_ENABLE_REMOTE_CONTROL = bool(REDIS_URL)
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 1, "interval_start": 0, "interval_step": 0.2}
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = False  # the table decides what is still to do, not the broker
CELERY_TASK_TIME_LIMIT = 50  # seconds, under the 60 s lease of a claimed message
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_PROC_ALIVE_TIMEOUT = 30.0  # seconds to start; a busy machine needs more than 4
CELERY_WORKER_HIJACK_ROOT_LOGGER = False  # our log settings hold in the worker too
CELERY_TIMEZONE = "Europe/London"
CELERY_ENABLE_UTC = True
CELERY_BEAT_SYNC_EVERY = 1  # write the schedule after each tick: its age is beat's health
CELERY_BEAT_SCHEDULE: dict[str, dict[str, Any]] = {
    "ring what is due": {
        "task": "timescales.tasks.ring_due",
        "schedule": RING_EVERY,
        "options": {"expires": KEPT_FOR},
    },
    "send what waits": {
        "task": "cpcase.outbox.tasks.drain",
        "schedule": DRAIN_EVERY,
        "options": {"expires": KEPT_FOR},
    },
    "write the morning's mail": {
        "task": "accounts.tasks.send_digests",
        "schedule": DIGEST_EVERY,
        "options": {"expires": KEPT_FOR},
    },
    "look after old drafts": {
        "task": "accounts.tasks.look_after_drafts",
        "schedule": DRAFTS_EVERY,
        "options": {"expires": KEPT_FOR},
    },
    "look whether all holds": {
        "task": "timescales.tasks.sweep",
        "schedule": SWEEP_EVERY,
        "options": {"expires": KEPT_FOR},
    },
    "send the week's conference diary": {
        "task": "conferences.tasks.send_weekly_diary",
        "schedule": DIARY_EVERY,
        "options": {"expires": KEPT_FOR},
    },
    # 2:30 exists once on every day of the year, also when the clocks change.
    "recompute by night": {
        "task": "timescales.tasks.recompute_nightly",
        "schedule": crontab(hour="2", minute="30"),
        "options": {"expires": NIGHT},
    },
}
