"""What the form of a strategy discussion begins with, so that nothing on record is typed again."""

from collections.abc import Sequence

from cases.models import Case, Involvement, StrategyDiscussion
from cpcase.web import formats


def professionals_of(cases: Sequence[Case]) -> list[tuple[str, str]]:
    """Who works with these children now: the kind of agency, and name with job, once each."""
    rows = Involvement.objects.filter(case__in=cases, until=None).select_related("professional")
    known = (row.professional for row in rows.order_by("created_at"))
    return list(dict.fromkeys((one.kind, str(one)) for one in known))


def referred(discussion: StrategyDiscussion, cases: Sequence[Case]) -> str:
    """What the referrals that opened these episodes say, with when and from whom.

    At a first discussion alone, and only of a referral that names no other child: whoever reads
    this one need not be allowed to read of that child.
    """
    mine = {case.pk for case in cases}
    earlier = StrategyDiscussion.objects.filter(children__case__in=mine).exclude(pk=discussion.pk)
    if earlier.filter(recorded_at__isnull=False).exists():
        return ""
    found = {case.referral for case in cases if case.referral is not None}
    told = [one for one in found if {case.pk for case in one.cases()} <= mine]
    return "\n".join(
        f"Referral of {formats.moment(one.received_at)}, {one.get_source_display()}: {one.said}"
        for one in sorted(told, key=lambda one: one.received_at)
    )
