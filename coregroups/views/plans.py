"""A child's plan: as it stands, as it stood, and on paper for the table (D17, D28)."""

from typing import Any

from django.http import Http404
from django.urls import reverse

from accounts.permissions import Permission
from cases.views.case import CasePageView
from coregroups.models import Plan
from coregroups.presenters.child_in_need import child_in_need
from coregroups.presenters.plans import card_of, current_plan, facts_of, history_of, plan_page
from cpcase import clock
from cpcase.web.components import Action


class PlanView(CasePageView):
    """The plan as it stands, or that there is none."""

    template_name = "coregroups/plan.html"
    tab = "coregroups:plan"

    def context(self, as_of: Any, calendar: Any) -> dict[str, Any]:
        person: Any = self.request.user
        plan = current_plan(self.record.plans.all())
        is_open = plan is not None and plan.ended_on is None
        may = is_open and person.may(Permission.UPDATE_PLAN, self.record)
        acts = tuple(self.acts(plan)) if plan is not None and is_open else ()
        page = plan_page(self.record, today=clock.today(), acts=acts, may_change=may)
        need = child_in_need(
            self.record, is_protected=is_open, today=clock.today(),
            may=person.may(Permission.RECORD_ASSESSMENT, self.record),
        )  # fmt: skip
        return {"page": page, "may_change": may, "need": need}

    def acts(self, plan: Plan) -> list[Action]:
        """What this reader may do with an open plan."""
        person: Any = self.request.user
        offered = (
            ("Say how often the child is seen", "visiting", plan, Permission.UPDATE_PLAN),
            ("Change the category", "change_category", plan, Permission.CONFIRM_DECISIONS),
            ("Record supervision", "supervision_of_case", self.record, Permission.OVERSEE_PLAN),
            ("Record a mid-point review", "midpoint_of_case", self.record, Permission.OVERSEE_PLAN),
            ("End the plan", "conferences:end_plan_of_case", self.record, Permission.END_PLAN),
            ("Agree a step-down", "agree_step_down", plan, Permission.AGREE_STEP_DOWN),
        )
        return [
            Action(words, reverse(name if ":" in name else f"coregroups:{name}", args=[record.pk]))
            for words, name, record, permission in offered
            if person.may(permission, self.record)
        ]


class History(CasePageView):
    """Every line as it was worded, and how it went."""

    template_name = "coregroups/plan_history.html"
    tab = "coregroups:plan"

    def context(self, as_of: Any, calendar: Any) -> dict[str, Any]:
        plan = current_plan(self.record.plans.all())
        if plan is None:
            raise Http404
        lines = plan.lines.in_order().prefetch_related("earlier", "notes__said_by")
        return {"plan": plan, "lines": history_of(lines, clock.today())}


class Table(CasePageView):
    """The plan for the table: large print, with space to write."""

    template_name = "coregroups/plan_table.html"
    tab = "coregroups:plan"

    def context(self, as_of: Any, calendar: Any) -> dict[str, Any]:
        plan = current_plan(self.record.plans.all())
        if plan is None:
            raise Http404
        today = clock.today()
        cards = [card_of(line, today=today) for line in plan.lines.in_order()]
        return {"plan": plan, "cards": cards, "facts": facts_of(plan, today)}
