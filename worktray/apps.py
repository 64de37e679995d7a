from django.apps import AppConfig


class WorktrayConfig(AppConfig):
    name = "worktray"
    verbose_name = "My work"
