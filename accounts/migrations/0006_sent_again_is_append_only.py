"""Who sent a message again is never rewritten."""

from django.db import migrations

from cpcase.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("accounts", "0005_messages_sent_again")]

    operations = [AppendOnly("accounts_sentagain")]
