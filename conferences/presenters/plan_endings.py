"""What becomes of the review to come when a child's plan ends before it."""

from datetime import date

from cases.models import Case
from conferences.rules.reviews import review_to_come
from cpcase.web import formats
from cpcase.web.components import Consequence


def of_the_review(case: Case, today: date) -> list[Consequence]:
    """The child leaves it; where nobody else is there, somebody is asked to stand it down."""
    place = review_to_come(case)
    if place is None:
        return []
    review = place.conference
    which = "The next review conference"
    if review.starts_at is not None:
        which = f"The review conference on {formats.day(review.starts_at, today)}"
    if len(review.here()) > 1:
        words = f"{which} goes on without this child; who was invited is told"
        return [Consequence(words, "At once", "By itself")]
    words = f"{which} is for nobody else: administration is asked to stand it down"
    return [Consequence(words, "At once", "Administration")]
