"""The history of what people chose is never rewritten."""

from django.db import migrations

from cpcase.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("accounts", "0007_mail_choices")]

    operations = [AppendOnly("accounts_historicalmailchoice")]
