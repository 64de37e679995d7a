"""The dates and alerts of the walk of the framework over the national layer, counted by hand.

The discussion is on Tuesday 10 November 2026: 3 on the 13th, 8, 13 on the 27th, 30, 1 December.
Maya joins on Tuesday 17 November: 3 on the 20th, 8, 13 on 4 December, 7, 8.
"""

TWO = """
# After Monday 2 November: 4 on the 6th, 9, 14, 19, 24 on 4 December, 29, 34 on the 18th, 38 on the
# 24th, 41 on the 31st, 4 to 7 January.
N01  2027-01-07  met
N02  2026-12-01  met
"""
ALL = """
# On the day of the conference; on the day of the first core group.
F02  2026-12-01  met
F03  2026-12-11  met
# 3, 6, 9, 13 and 15 months after 1 December.
F05  2027-03-01  met
# 10 working days: 2 to 4, 7 to 11 (8), 14, 15.
N03  2026-12-15  met
N04  2027-03-01  met
N07  -  waiting
N08/considered  -  waiting
N08/review  -  waiting
"""
REUBEN = """
F06  2027-06-01  not needed
F07  2027-09-01  not needed
F08  2028-01-01  not needed
F09  2028-03-01  not needed
N05  -  not needed
"""
ISLA = """
F06  2027-06-01  met
F07  2027-09-01  met late
F08  2028-01-01  not needed
F09  2028-03-01  not needed
# 6 months after 25 February; after 24 August.
N05  2027-08-25  met
N05#2  2028-02-24  not needed
"""
MAYA = """
# After Monday 16 November: 4 on the 20th, 9, 14 on 4 December, 19, 24 on the 18th, 28 on the 24th,
# 31 on the 31st, 36, 41 on 15 January, 18 to 21.
N01  2027-01-21  met
N02  2026-12-08  met
F06  2027-06-01  met
F07  2027-09-01  met late
F08  2028-01-01  met late
F09  2028-03-01  met
N05  2027-08-25  met
N05#2  2028-02-24  met
# 6 months after 22 February 2028.
N05#3  2028-08-22  not needed
"""
ALERTS = """
2026-11-27 08:00  N02  soon  Reuben+Isla  Priya  conference.held
2026-12-01 08:00  N02  today  Reuben+Isla  Priya  conference.held
# Green, as soon as the conference is over.
2026-12-01 12:00  F02  today  Reuben+Isla+Maya  Denise  step.recorded
2026-12-11 08:00  N03  soon  Reuben+Isla+Maya  Amina  core_group.held
2026-12-11 11:00  F03  today  Reuben+Isla+Maya  Amina  step.recorded
2027-01-05 08:00  N01  soon  Reuben+Isla  Amina  assessment.authorised
# Green: due on Monday 1 March.
2027-02-25 08:00  N04  soon  Reuben+Isla+Maya  Denise  conference.held
2027-02-25 08:00  F05  soon  Reuben+Isla+Maya  Denise  step.recorded
# The manager answers for the lead systemic practitioner. 31 May is a bank holiday.
2027-05-27 08:00  F06  soon  Isla+Maya  Tom  step.recorded
2027-08-23 08:00  N05  soon  Isla+Maya  Denise  conference.held
# Amber: the service manager answers for the SDM. 30 August is a bank holiday.
2027-08-27 08:00  F07  soon  Isla+Maya  Paul  step.recorded
2027-09-01 08:00  F07  today  Isla+Maya  Paul  step.recorded
2027-09-02 08:00  F07  overdue  Isla+Maya  Denise+Paul+Tom  step.recorded
2027-09-03 08:00  F07  escalated  Isla+Maya  Paul  step.recorded
# Red: due on Saturday 1 January, and the Monday after is a bank holiday. Ruth has the team now.
2027-12-30 08:00  F08  soon  Maya  Paul  step.recorded
2027-12-31 08:00  F08  today  Maya  Paul  step.recorded
2028-01-04 08:00  F08  overdue  Maya  Denise+Paul+Ruth  step.recorded
2028-01-05 08:00  F08  escalated  Maya  Paul  step.recorded
2028-02-22 08:00  N05#2  soon  Maya  Denise  conference.held
# Red: 2 working days before Wednesday 1 March in a leap year: 29 and 28 February.
2028-02-28 08:00  F09  soon  Maya  Paul  step.recorded
"""
