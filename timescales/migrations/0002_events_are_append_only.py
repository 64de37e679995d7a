"""Events and withdrawals take new rows only: what happened is never rewritten."""

from django.db import migrations

from cpcase.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("timescales", "0001_initial")]

    operations = [AppendOnly("timescales_event"), AppendOnly("timescales_withdrawal")]
