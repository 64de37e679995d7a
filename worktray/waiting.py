"""What a person waits for: the work of others without which their own does not go on."""

from typing import Any

from django.db.models import Q

from accounts.roles import Role
from timescales.models import Allocation, Deadline, PathwayVersion, Timeline
from timescales.models.deadline import DeadlineQuerySet

# What a chair needs from others for a conference: who comes, what they report, a date, and that
# the decisions go out. The rest of the work with a child is no concern of the chair's before it
# is late, and then the chair is told.
NEEDED_BY_A_CHAIR = frozenset(
    {
        "conference.booked",
        "conference.decisions_sent",
        "invitations.listed",
        "joint_report.authorised",
        "joint_report.final_sent",
        "report.authorised",
        "report.shared",
        "report.submitted",
    }
)


def of_my_children(person: Any) -> DeadlineQuerySet:
    """Open deadlines of the episodes a person is allocated to, that others may owe.

    A social worker waits for everything that others owe; a manager for what the workers do not,
    since the team's page has theirs; a chair for what a conference needs. As with `mine`, what is
    not in their reach is left out where the rows are shown.
    """
    held = Allocation.objects.in_force().filter(person__in=person.answers_for())
    roles = set(held.values_list("role", flat=True).distinct())  # hardly anybody holds several
    others = held.exclude(role__in=(Role.TEAM_MANAGER, Role.CHAIR))
    waited_for = Q(timeline__in=others.values("timeline"))
    if Role.TEAM_MANAGER in roles:
        managed = held.filter(role=Role.TEAM_MANAGER).values("timeline")
        waited_for |= Q(timeline__in=managed) & ~Q(answers=Role.SOCIAL_WORKER)
    if Role.CHAIR in roles:
        chaired = held.filter(role=Role.CHAIR)
        steps = _steps_for_a_chair(chaired)
        waited_for |= Q(timeline__in=chaired.values("timeline")) & Q(step__in=steps)
    return Deadline.objects.open().filter(waited_for)


def _steps_for_a_chair(chaired: Any) -> list[str]:
    """The steps, in the pathways of these episodes, that a chair needs. Each pathway is read once
    a process."""
    timelines = chaired.values("timeline")
    rows = Timeline.objects.filter(pk__in=timelines)
    followed = Q(pk__in=rows.values("pathway")) | Q(pk__in=rows.values("overlay"))
    versions = PathwayVersion.objects.filter(followed)
    return sorted(
        {
            step.id
            for version in versions
            for step in version.pathway.steps
            for part in step.parts
            if any(one.kind in NEEDED_BY_A_CHAIR for way in part.met_by for one in way)
        }
    )
