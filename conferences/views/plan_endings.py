"""Ending a plan between two conferences; the page also says what becomes of the next review."""

from datetime import date

from conferences.presenters.plan_endings import of_the_review
from conferences.services.plan_endings import end_plan_outside
from coregroups.views import endings
from cpcase.web.components import Consequence


class EndPlan(endings.EndPlan):
    """End one child's plan; the child leaves the review that was to come."""

    end = staticmethod(end_plan_outside)

    def consequences(self, reason: str, on: date, today: date) -> list[Consequence]:
        return [*super().consequences(reason, on, today), *of_the_review(self.record, today)]
