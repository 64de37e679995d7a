"""What a person sends who fills the form of a strategy discussion in."""

from typing import Any

from cases.models import Case, StrategyDiscussion
from tests.cases.views.conftest import moment_of, rows_of


def told(cases: list[Case], version: int = 1, **other: Any) -> dict[str, Any]:
    """What a person sends who fills the whole form in."""
    whole: dict[str, Any] = {
        "version": str(version), "why_now": "The school rang.", "known_police": "Two calls.",
        "mode": "joint", "conference_possible": "yes",
        **moment_of("held_at", 24, 3, "3pm"), **moment_of("ended_at", 24, 3, "4pm"),
        **rows_of(
            "attendees",
            {"kind": "social_care", "name": "Amina Yusuf", "how": "in_person"},
            {"kind": "police", "name": "Carla Meyer", "how": "video"},
            {"kind": "health", "name": "", "how": ""},
        ),
        **rows_of("actions", {"what": "See them", "who": "Amina", "by_on-day": "24",
                              "by_on-month": "3", "by_on-year": "2026"}),
    }  # fmt: skip
    for case in cases:
        whole |= {
            f"risk_{case.pk}": "A bruise.", f"s47_initiated_{case.pk}": "yes",
            f"why_{case.pk}": "Nobody explains it.",
        }  # fmt: skip
    return {key: value for key, value in {**whole, **other}.items() if value is not None}


def edit(discussion: StrategyDiscussion) -> str:
    """The address of the form."""
    return f"/strategy/{discussion.pk}/edit/"
