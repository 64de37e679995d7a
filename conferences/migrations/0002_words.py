"""Why a core group that a conference sets is to meet after its limit."""

from django.db import migrations, models

from cpcase.append_only import AppendOnly
from cpcase.counts_up import CountsUp


class Migration(migrations.Migration):

    dependencies = [
        ('conferences', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='conferencechild',
            name='core_group_late_why',
            field=models.TextField(blank=True, default=''),
        ),
        migrations.AddField(
            model_name='historicalconferencechild',
            name='core_group_late_why',
            field=models.TextField(blank=True, default=''),
        ),
        # SQLite builds the tables anew, without their guards.
        AppendOnly("conferences_historicalconferencechild"),
        CountsUp("conferences_conferencechild"),
    ]
