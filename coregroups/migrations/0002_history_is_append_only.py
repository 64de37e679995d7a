"""The history of plans, core groups and visits is never rewritten."""

from django.db import migrations

from cpcase.append_only import AppendOnly

NOUNS = (
    "plan", "interimplan", "coregroup", "groupchild", "member", "earlyending", "stepdown",
    "lookedafterletter", "objection", "meeting", "attendance", "voice", "topic", "minutescopy",
    "jointreport", "jointreportstep", "supervision", "midpointreview", "planline",
    "earlierwording", "progressnote", "visit", "visitchild",
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("coregroups", "0001_initial")]

    operations = [AppendOnly(f"coregroups_historical{noun}") for noun in NOUNS]
