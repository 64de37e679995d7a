from django.apps import AppConfig


class TimescalesConfig(AppConfig):
    name = "timescales"
    verbose_name = "Timescales"

    def ready(self) -> None:
        """Look at what the settings name before a command begins."""
        from timescales import checks  # noqa: F401  its check of PATHWAY and OVERLAY
