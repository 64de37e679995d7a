"""The history of episodes, allocations and closures is never rewritten."""

from django.db import migrations

from cpcase.append_only import AppendOnly

NOUNS = (
    "pathwayversion", "timeline", "allocation", "closure",
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("timescales", "0003_how_a_deadline_was_counted")]

    operations = [AppendOnly(f"timescales_historical{noun}") for noun in NOUNS]
