"""Which review conference a child is part of."""

from cases.models import Case
from conferences.choices import Kind
from conferences.models import Conference, ConferenceChild


def review_to_come(case: Case) -> ConferenceChild | None:
    """The child's place at the review that is to be booked or held."""
    return (
        case.conferences.filter(
            left_on=None, conference__kind=Kind.REVIEW,
            conference__in=Conference.objects.not_over(),
        )
        .select_related("conference")
        .first()
    )  # fmt: skip
