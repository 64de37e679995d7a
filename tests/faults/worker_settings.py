"""The demo's settings for a worker that is killed: the same tasks, woken more often."""

from typing import Any

from cpcase.settings.demo import *  # noqa: F403
from cpcase.settings.demo import KEPT_FOR

CELERY_BEAT_SCHEDULE: dict[str, dict[str, Any]] = {
    task: {"task": task, "schedule": every, "options": {"expires": KEPT_FOR}}
    for task, every in (("timescales.tasks.ring_due", 0.5), ("cpcase.outbox.tasks.drain", 1.0))
}
