from django.apps import AppConfig


class CpcaseConfig(AppConfig):
    name = "cpcase"
    verbose_name = "Ground"

    def ready(self) -> None:
        """Make the Celery app known wherever Django runs, so that a task can be asked for."""
        from cpcase import celery  # noqa: F401
        from cpcase.web import brand  # noqa: F401  its check of the council's colour
