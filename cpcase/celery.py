"""The worker's and the scheduler's door: `celery -A cpcase.celery worker` and `… beat`."""

import os

from celery import Celery
from kombu.transport import TRANSPORT_ALIASES

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cpcase.settings.production")

# A folder of messages as ours writes it (ADR 0002).
TRANSPORT_ALIASES["filesystem"] = "cpcase.message_folder:Transport"
app = Celery("cpcase")
app.config_from_object("django.conf:settings", namespace="CELERY")
# Without this only the thread that loaded us would know the app, and a web thread's wake-up
# would go to a broker that does not exist.
app.set_default()
app.autodiscover_tasks()
app.autodiscover_tasks(["cpcase.outbox"])
