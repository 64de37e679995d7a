"""The calendars of a list over many children: each is counted by that of its own pathway."""

from django.conf import settings

from timescales.engine.calendar import Calendar, calendar_for
from timescales.models import Closure, PathwayVersion, Timeline
from timescales.models.pathway_version import pathway_of


class Calendars:
    """Each nation's bank holidays with the authority's closures, which are asked for once."""

    def __init__(self) -> None:
        self._closures = Closure.objects.as_days()

    def of(self, timeline: Timeline) -> Calendar:
        """The calendar that the dates of this timeline were counted by."""
        return calendar_for(pathway_of(timeline.pathway_id).nation, self._closures)

    def of_authority(self) -> Calendar:
        """That of the pathway the authority works by: its own next five working days."""
        versions = PathwayVersion.objects.filter(slug=settings.PATHWAY).order_by("-number")
        in_force = versions.values_list("pk", flat=True).first()
        if in_force is None:
            return calendar_for("england-and-wales", self._closures)
        return calendar_for(pathway_of(in_force).nation, self._closures)
