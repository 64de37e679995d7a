"""Who looked at a child's record is never rewritten."""

from django.db import migrations

from cpcase.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_agency_clients")]

    operations = [AppendOnly("accounts_accessentry")]
