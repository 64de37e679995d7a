"""The framework's steps beside the walk in Cambridgeshire, their dates and alerts by hand.

The marks count from the conference of Thursday 26 March 2026, beside the guide's own limits.
"""

from functools import partial
from typing import Any

from tests.cast import Cast
from tests.given import at
from tests.walks import enquiry_acts as enquiries
from tests.walks.clockwork import Besides, Walk


def steps(cast: Cast) -> list[Besides]:
    """What is done of the framework, by whom and when."""
    everybody = ("Reuben", "Isla", "Maya")
    return [
        (at(12, 3, 12), partial(_step, "F01", ("Reuben", "Isla"), cast.manager)),
        (at(26, 3, 16, 30), partial(_step, "F02", everybody, cast.chair)),
        (at(14, 4, 12), partial(_step, "F03", everybody, cast.manager)),
        (at(25, 6, 10), partial(_step, "F05", ("Isla", "Maya"), cast.chair)),
        (at(29, 9, 12), partial(_step, "F06", ("Maya",), cast.manager)),
    ]


def _step(row: str, names: tuple[str, ...], by: Any, walk: Walk, moment: Any) -> None:
    enquiries.step(walk, row, *names, at=moment, by=by)


ALL = """
# On the day of the conference; on the day of the first core group.
F02  2026-03-26  met
F03  2026-04-10  met late
# 9, 13 and 15 months after 26 March.
F07  2026-12-26  not needed
F08  2027-04-26  not needed
F09  2027-06-26  not needed
"""
REUBEN = """
# 3 and 6 months after 26 March.
F05  2026-06-26  not needed
F06  2026-09-26  not needed
"""
ISLA = """
F05  2026-06-26  met
F06  2026-09-26  not needed
"""
MAYA = """
F05  2026-06-26  met
F06  2026-09-26  met late
"""
ALERTS = """
# As soon as the conference, and the core group, are over.
2026-03-26 16:00  F02  today  Reuben+Isla+Maya  Denise  step.recorded
2026-04-10 11:00  F03  today  Reuben+Isla+Maya  Amina  step.recorded
# A duty of that very day rings on a Saturday too.
2026-04-11 08:00  F03  overdue  Reuben+Isla+Maya  Amina+Denise+Tom  step.recorded
# But up the ladder only 2 working days after it: Monday 13, Tuesday 14.
2026-04-14 08:00  F03  escalated  Reuben+Isla+Maya  Paul  step.recorded
2026-06-24 08:00  F05  soon  Isla+Maya  Denise  step.recorded
# Due on a Saturday; the manager answers for the lead systemic practitioner.
2026-09-24 08:00  F06  soon  Maya  Tom  step.recorded
2026-09-25 08:00  F06  today  Maya  Tom  step.recorded
2026-09-28 08:00  F06  overdue  Maya  Denise+Tom  step.recorded
2026-09-29 08:00  F06  escalated  Maya  Paul  step.recorded
"""
