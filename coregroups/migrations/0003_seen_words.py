"""A baby who is not born is seen through the mother: “Not born yet” is no answer any more.

The words of a choice are not in the database: no table is built anew.
"""

from django.db import migrations, models

SEEN = [
    ("alone", "Seen alone"),
    ("not_alone", "Seen, not alone"),
    ("not_seen", "Not seen"),
]


class Migration(migrations.Migration):
    dependencies = [("coregroups", "0002_child_in_need_reviews")]

    operations = [
        migrations.AlterField(
            model_name=name,
            name="seen",
            field=models.CharField(choices=SEEN, max_length=10),
        )
        for name in ("historicalvisitchild", "visitchild")
    ]
