"""The dates and alerts of the walk by the national layer, each counted by hand from its rows.

The discussion is on Wednesday 2 December 2026: 3 and 4 December are 2, then 7, 12 on the 18th, 21
to 23 December. Ada joins on Friday 11 December: 5 on the 18th, 9 on the 24th, 12 on the 31st, 4 to
6 January.
"""

KIT_AND_ISLA = """
# After Monday 9 November: 4 on the 13th, 9, 14, 19 on 4 December, 24, 29 on the 18th, 33 on the
# 24th, 36 on the 31st, 41 on 8 January, 11 to 14 January.
N01  2027-01-14  met
N02  2026-12-23  met late
N07  -  waiting
N08/considered  -  waiting
N08/review  -  waiting
"""
ALL = """
# After Thursday 7 January: 8, 11 to 15 (6), 18 to 21.
N03  2027-01-21  met
N04  2027-04-07  met
"""
KIT = """
# 6 months after 18 March.
N05  2027-09-18  not needed
"""
ISLA = """
N05  2027-09-18  met
# 6 months after 16 September.
N05#2  2028-03-16  not needed
"""
ADA = """
# After Thursday 10 December: 11, 18 (6), 24 (10), 31 (13), 8 January (18), 15 (23), 28, 33 on the
# 29th, 38, 43 on 12 February, 15, 16.
N01  2027-02-16  met
N02  2027-01-06  met late
N05  2027-09-18  not needed
# Nothing is due after her death, whatever comes.
N07  -  not needed
N08/considered  -  met
# 20 after Friday 19 February: 5 on the 26th, 10, 15, 20 on 19 March.
N08/review  2027-03-19  met
"""
ALERTS = """
2026-12-21 08:00  N02  soon  Kit+Isla  Priya  conference.held
2026-12-23 08:00  N02  today  Kit+Isla  Priya  conference.held
2026-12-24 08:00  N02  overdue  Kit+Isla  Denise+Priya+Tom  conference.held
# 2 working days after it: 24 and, past Christmas, 29 December.
2026-12-29 08:00  N02  escalated  Kit+Isla  Paul  conference.held
2027-01-04 08:00  N02  soon  Ada  Priya  conference.held
2027-01-06 08:00  N02  today  Ada  Priya  conference.held
2027-01-07 08:00  N02  overdue  Ada  Denise+Priya+Tom  conference.held
2027-01-12 08:00  N01  soon  Kit+Isla  Amina  assessment.authorised
2027-01-19 08:00  N03  soon  Kit+Isla+Ada  Amina  core_group.held
2027-03-17 08:00  N08/review  soon  Ada  Amina  conference.held
# Due on a Saturday; only Isla is left, and it is held that day.
2027-09-16 08:00  N05  soon  Isla  Denise  conference.held
"""
