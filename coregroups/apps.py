from django.apps import AppConfig


class CoregroupsConfig(AppConfig):
    name = "coregroups"
    verbose_name = "Plans, core groups and visits"
