"""The worker's and the scheduler's door: `celery -A cpcase.celery worker` and `… beat`."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cpcase.settings.production")

app = Celery("cpcase")
app.config_from_object("django.conf:settings", namespace="CELERY")
# Without this only the thread that loaded us would know the app, and a web thread's wake-up
# would go to a broker that does not exist.
app.set_default()
app.autodiscover_tasks()
app.autodiscover_tasks(["cpcase.outbox"])
