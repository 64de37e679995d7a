"""The history of people, posts and agencies is never rewritten."""

from django.db import migrations

from cpcase.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_access_log_is_append_only")]

    operations = [
        AppendOnly(f"accounts_historical{noun}")
        for noun in ("agency", "agencyclient", "post", "standin", "team", "user")
    ]
