"""The history of children, enquiries and decisions is never rewritten."""

from django.db import migrations

from cpcase.append_only import AppendOnly

NOUNS = (
    "family", "child", "childdisability", "formername", "formernumber", "warning", "address",
    "case", "namedperson", "assessment", "factorfound", "conferencedecision", "strategydiscussion",
    "discussionchild", "attendee", "known", "action", "enquiry", "enquirychild", "enquirypart",
    "carriedline", "partcomment", "incident", "note", "paper", "professional", "involvement",
    "referral", "referralchild", "relative", "relationship", "share",
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("cases", "0004_what_nobody_edits")]

    operations = [AppendOnly(f"cases_historical{noun}") for noun in NOUNS]
