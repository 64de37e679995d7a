"""The dates and alerts of the walk in Stoke-on-Trent, each counted by hand from the standards.

Day 1 is the working day after the meeting of Saturday 24 October 2026: Monday 26 October. 30
October is Day 5, 6 November Day 10, 13 November Day 15. Maya joins on Monday 2 November: her Day 1
is the 3rd, 9 November is Day 5, 16 November Day 10, 23 November Day 15.
"""

# Up to the plans.
ENQUIRY = """
# 24 hours after 4pm, over the end of summer time: 3pm.
S01  2026-10-25 15:00  met late
S02  2026-10-25 15:00  met
S05/list  2026-10-29  met late
S05/escalation  2026-10-30  not needed
# On the day of the list.
S06a  2026-10-30  met
S06b  2026-10-30  met late
S07  2026-11-06  met
# 2 working days before Thursday 12 November at 10am.
S08/social_worker  2026-11-10 10:00  met late
S08/agencies  2026-11-10 10:00  met late
S09a  2026-11-13  met
# 24 hours after midday.
S10  2026-11-13 12:00  met
S11  -  waiting
# 45 working days after Thursday 22 October: 1 on the 23rd, 6 on the 30th, 11, 16, 21, 26 on 27
# November, 31, 36, 41 on 18 December, 21 to 24 December.
N01  2026-12-24  met
N07  -  waiting
N08/considered  -  waiting
N08/review  -  waiting
"""
MAYAS_ENQUIRY = """
S01  2026-11-03 10:00  met
S02  2026-11-03 10:00  met
S05/list  2026-11-06  met
S05/escalation  2026-11-09  not needed
S06a  2026-11-02  met
S06b  2026-11-02  met
S07  2026-11-16  met
S08/social_worker  2026-11-10 10:00  met late
S08/agencies  2026-11-10 10:00  met late
S09a  2026-11-23  met
S10  2026-11-13 12:00  met
S11  -  waiting
# 45 after Friday 30 October: 5 on 6 November, 10, 15, 20, 25 on 4 December, 30, 35 on the 18th, 39
# on the 24th, 42 on the 31st, 4 to 6 January.
N01  2027-01-06  met
N07  -  waiting
N08/considered  -  waiting
N08/review  -  waiting
"""
# Of all three, from the conference of 12 November to the first review.
PLAN = """
# 10 working days: 13, 16 to 20 (6), 23 to 26 (10). Then 28 days after each one held.
S13/first  2026-11-26  met
S13/next  2026-12-21  met
S13/next#2  2026-12-28  met late
S13/next#3  2027-01-27  met
S13/next#4  2027-02-18  met
# 56 days: 18 in November, 31, 7.
S15  2027-01-07  met
S16/conference  2027-02-12  met
# Before Thursday 11 February: 10, 9, 8, 5, 4.
S16/record_review  2027-02-04  met
S16/report  2027-02-09  met
"""
# Of Reuben and Isla, whose plans go on.
SECOND_PERIOD = """
S13/next#5  2027-03-09  met
S13/next#6  2027-03-30  met
S13/next#7  2027-04-20  met
S13/next#8  2027-05-11  met
S13/next#9  2027-06-01  met
S13/next#10  2027-06-22  met
S13/next#11  2027-07-13  met
S19  from 2027-04-13 2027-05-12  met
# 6 months after 11 February.
S20  2027-08-11  met
"""
REUBENS_PLAN = """
S13/next#12  2027-08-03  not needed
S20#2  -  not needed
S21  from 2027-07-13 2027-08-12  not needed
S22a  2027-09-12  not needed
S23  from 2027-12-13 2028-01-12  not needed
S24  2028-01-12  not needed
# 84 days after 20 July: 11, 31, 30, 12.
S25a  from 2027-10-12  met
S25b/letter  -  waiting
S25b/objections  -  waiting
"""
ISLAS_PLAN = """
S13/next#12  2027-08-03  met
S13/next#13  2027-08-24  met
S13/next#14  2027-09-14  met
S13/next#15  2027-10-05  met
S13/next#16  2027-10-26  met
S13/next#17  2027-11-16  met
S13/next#18  2027-12-07  met
S13/next#19  2027-12-28  met
# By the meeting of month 14, on Monday 10 January; 28 days after that.
S13/next#20  2028-01-18  met
S13/next#21  2028-02-07  met
S13/next#22  2028-02-28  not needed
# 6 months after 20 July; after 18 January.
S20#2  2028-01-20  met
S20#3  2028-07-18  not needed
S21  from 2027-07-13 2027-08-12  met
S22a  2027-09-12  met late
# The day after 13 months, 14 months after 12 November 2026.
S23  from 2027-12-13 2028-01-12  met
S24  2028-01-12  met
S25a  -  waiting
# The day of the ending; 15 working days after Tuesday 1 February: 3, 8, 13 on the 18th, 21, 22.
S25b/letter  2028-02-23  met
S25b/objections  2028-02-22  met
"""
MAYAS_PLAN = """
S13/next#5  2027-03-09  not needed
S19  from 2027-04-13 2027-05-12  not needed
S20  -  not needed
S21  from 2027-07-13 2027-08-12  not needed
S22a  2027-09-12  not needed
S23  from 2027-12-13 2028-01-12  not needed
S24  2028-01-12  not needed
S25a  -  waiting
S25b/letter  -  waiting
S25b/objections  -  waiting
"""
# From Wednesday 10 to Thursday 11 February.
REARRANGED = """
S16/record_review  2027-02-03  2027-02-04  booking
S16/report  2027-02-08  2027-02-09  booking
"""
ALERTS = """
# A quarter of the 24 hours is left.
2026-10-25 09:00  S01  soon  Reuben+Isla  Tom  conference.requested
2026-10-25 09:00  S02  soon  Reuben+Isla  Tom  step.recorded
2026-10-25 15:00  S01  overdue  Reuben+Isla  Tom  conference.requested
2026-10-27 08:00  S05/list  soon  Reuben+Isla  Amina  invitations.listed
2026-10-28 08:00  S05/escalation  soon  Reuben+Isla  Paul  not needed
2026-10-29 08:00  S05/list  today  Reuben+Isla  Amina  invitations.listed
# A conference is asked for, so that the chair hears too.
2026-10-30 08:00  S05/list  overdue  Reuben+Isla  Amina+Denise+Tom  invitations.listed
2026-10-30 08:00  S05/escalation  today  Reuben+Isla  Paul  not needed
2026-10-30 10:00  S06a  today  Reuben+Isla  Priya  step.recorded
2026-10-30 10:00  S06b  today  Reuben+Isla  Priya  step.recorded
2026-10-31 08:00  S06b  overdue  Reuben+Isla  Denise+Priya+Tom  step.recorded
2026-11-02 10:30  S06a  today  Maya  Priya  step.recorded
2026-11-02 10:30  S06b  today  Maya  Priya  step.recorded
2026-11-04 08:00  S07  soon  Reuben+Isla  Denise  step.recorded
# 48 hours before the conference: a quarter of them before that.
2026-11-09 22:00  S08/social_worker  soon  Reuben+Isla+Maya  Amina  report.shared
2026-11-09 22:00  S08/agencies  soon  Reuben+Isla+Maya  Priya  step.recorded
2026-11-10 10:00  S08/social_worker  overdue  Reuben+Isla+Maya  Amina+Denise+Tom  report.shared
2026-11-10 10:00  S08/agencies  overdue  Reuben+Isla+Maya  Denise+Priya+Tom  step.recorded
2026-11-11 08:00  S09a  soon  Reuben+Isla  Denise  conference.held
2026-11-11 10:00  S08/agencies  escalated  Reuben+Isla+Maya  Paul  step.recorded
2026-11-13 06:00  S10  soon  Reuben+Isla+Maya  Denise  conference.decisions_sent
# Due on a bank holiday, while Dev stands in for Amina.
2026-12-23 08:00  S13/next#2  soon  Reuben+Isla+Maya  Dev  core_group.held
2026-12-24 08:00  S13/next#2  today  Reuben+Isla+Maya  Dev  core_group.held
2026-12-29 08:00  S13/next#2  overdue  Reuben+Isla+Maya  Denise+Dev+Tom  core_group.held
2026-12-30 08:00  S13/next#2  escalated  Reuben+Isla+Maya  Paul  core_group.held
2027-01-05 08:00  S15  soon  Reuben+Isla+Maya  Denise  midpoint_review.done
2027-01-07 08:00  S15  today  Reuben+Isla+Maya  Denise  midpoint_review.done
2027-02-02 08:00  S16/record_review  soon  Reuben+Isla+Maya  Denise  step.recorded
2027-02-05 08:00  S16/report  soon  Reuben+Isla+Maya  Amina  report.shared
2027-02-10 08:00  S16/conference  soon  Reuben+Isla+Maya  Denise  conference.held
# Due on Sunday 12 September.
2027-09-09 08:00  S22a  soon  Isla  Grace  step.recorded
2027-09-10 08:00  S22a  today  Isla  Grace  step.recorded
2027-09-13 08:00  S22a  overdue  Isla  Denise+Grace+Tom  step.recorded
2028-01-10 08:00  S24  soon  Isla  Paul  step.recorded
2028-01-18 08:00  S20#2  soon  Isla  Denise  conference.held
2028-02-18 08:00  S25b/objections  soon  Isla  Amina  plan.ended
2028-02-22 08:00  S25b/objections  today  Isla  Amina  plan.ended
"""
