from django.apps import AppConfig


class CpcaseConfig(AppConfig):
    name = "cpcase"
    verbose_name = "Ground"
