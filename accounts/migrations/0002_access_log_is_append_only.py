"""Who looked at a child's record is never rewritten."""

from django.db import migrations

from cpcase.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [AppendOnly("accounts_accessentry")]
