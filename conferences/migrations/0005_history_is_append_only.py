"""The history of conferences, invitations and reports is never rewritten."""

from django.db import migrations

from cpcase.append_only import AppendOnly

NOUNS = (
    "room", "chairhours", "chairaway", "conferencerequest", "requestchild", "conference",
    "conferencechild", "booking", "latereason", "invitation", "attendance", "quorumchoice",
    "answer", "outlineline", "letter", "report", "reportpart", "reportshare", "agencyreport",
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("conferences", "0004_letters_about_other_children")]

    operations = [AppendOnly(f"conferences_historical{noun}") for noun in NOUNS]
