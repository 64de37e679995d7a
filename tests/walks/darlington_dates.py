"""The dates and alerts of the walk in Darlington, each counted by hand from the guidance."""

# Of all three.
ALL = """
D06  -  waiting
# With the conference on Monday 2 February: 2 working days before it, at 10am.
D09  2026-01-29 10:00  met late
# The working day before it.
D25  2026-01-30  met
# 10 working days after it: 3 to 6 (4), 9 to 13 (9), 16.
D13a  2026-02-16  met
# 6 weeks after Friday 13 February.
D13b  2026-03-27  met
# 3 months after 2 February, a Saturday; 4 weeks after 26 March.
D13c  aim 2026-04-23 2026-05-02  met
# 5 days after each core group.
D15  2026-02-18  met
D15#2  2026-03-31  met
# 5 working days after 26 March: 27, 30, 31, 1, 2 April. 5 after 1 April: 2, 7, 8, 9, 10. 2 after
# 9 April: 10, 13. 3 after 13 April: 14, 15, 16. 5 days before Thursday 23 April.
D20/draft  2026-04-02  met
D20/corrections  2026-04-10  met
D20/to_manager  2026-04-13  met
D20/authorise  2026-04-16  met
D20/final  2026-04-18  met
N07  -  waiting
N08/considered  -  waiting
N08/review  -  waiting
"""
# Of Reuben and Isla.
BOTH = """
D01  2026-01-19  expected
D02  2026-01-14  met
D03  aim 2026-01-27 2026-01-28  met
D05  2026-01-20  met
D10  2026-02-04  met
# 45 after Monday 12 January: 4, 9, 14 on the 30th, 19, 24, 29, 34 on 27 February, 39, 44, 16 March.
D12  2026-03-16  met
"""
REUBEN = """
D13d/6w  -  not needed
D13d/12w  -  not needed
D13d/18w  -  not needed
D13d/pre_review  -  not needed
D13e  -  not needed
# 3 months after 23 April.
D23  2026-07-23  met
"""
ISLA = """
# 6, 12, 18 weeks after Thursday 23 April; 4 weeks before Thursday 15 October.
D13d/6w  2026-06-04  met
D13d/12w  2026-07-16  met
D13d/18w  2026-08-27  not needed
# She is not at the review any more from which these counted.
D13d/pre_review  -  not needed
D13e  2026-10-23  not needed
D15#3  2026-06-07  met
D15#4  2026-07-18  met
D20/draft#2  -  not needed
D20/corrections#2  -  not needed
D20/to_manager#2  -  not needed
D20/authorise#2  -  not needed
D20/final#2  -  not needed
D23  -  waiting
"""
MAYA = """
D01  2026-01-27  expected
D02  2026-01-22  met
D03  aim 2026-02-04 2026-02-05  met
D05  2026-01-28  met
D10  2026-02-12  met
# 45 after Wednesday 21 January: 2 on the 23rd, 7 on the 30th, 12, 17, 22, 27 on 27 February, 32,
# 37, 42 on 20 March, 25 March.
D12  2026-03-25  met
D13d/6w  2026-06-04  met
D13d/12w  2026-07-16  met
D13d/18w  2026-08-27  met
D13d/pre_review  2026-09-17  met
D13d/6w#2  -  not needed
D13d/12w#2  -  not needed
D13d/18w#2  -  not needed
D13e  2026-10-23  met
D13e#2  -  not needed
D15#3  2026-06-07  met
D15#4  2026-07-18  met
D15#5  2026-08-30  met
D15#6  2026-09-21  met
# 5 after 16 September: 17, 18, 21 to 23. 5 after the 18th: 21 to 25. 2 after the 22nd. 3 after the
# 23rd: 24, 25, 28. 5 days before 15 October.
D20/draft#2  2026-09-23  met
D20/corrections#2  2026-09-25  met
D20/to_manager#2  2026-09-24  met
D20/authorise#2  2026-09-28  met
D20/final#2  2026-10-10  met
# 3 months after 15 October.
D23  2027-01-15  met
"""
# Each runs from the limit of the act before it until that is done.
FIRST_CHAIN_REPLACED = """
D13c  2026-05-02  aim 2026-04-23 2026-05-02  trigger_moved
# From 27 March, the limit of the core group: 30, 31, 1, 2, 7 April. From 7: 8, 9, 10, 13, 14. From
# 14: 15, 16. From 16: 17, 20, 21. Then from 2 April: 7 to 10, 13. From 13: 15. From 15: 16, 17, 20.
D20/draft  2026-04-07  2026-04-02  trigger_moved
D20/corrections  2026-04-14  2026-04-13  trigger_moved
D20/to_manager  2026-04-16  2026-04-15  trigger_moved
D20/authorise  2026-04-21  2026-04-20  trigger_moved
D20/corrections  2026-04-13  2026-04-10  trigger_moved
D20/to_manager  2026-04-15  2026-04-14  trigger_moved
D20/to_manager  2026-04-14  2026-04-13  trigger_moved
D20/authorise  2026-04-20  2026-04-17  trigger_moved
D20/authorise  2026-04-17  2026-04-16  trigger_moved
"""
TWO_REPLACED = """
D09  2026-02-02 10:00  2026-01-29 10:00  booking
"""
ISLAS_REPLACED = """
D13d/pre_review  2026-09-17  -  booking
D20/final#2  2026-10-10  -  booking
# From 17 September: 18, 21 to 24. From 24: 25, 28, 29, 30, 1 October. Then 2, 5. Then 6, 7, 8.
D20/draft#2  2026-09-24  -  booking
D20/corrections#2  2026-10-01  -  booking
D20/to_manager#2  2026-10-05  -  booking
D20/authorise#2  2026-10-08  -  booking
"""
MAYAS_REPLACED = """
D09  2026-02-10 10:00  2026-01-29 10:00  booking
# As for Isla from 17 September; then from the 23rd: 24, 25, 28 to 30. Then 1, 2 October. Then 5,
# 6, 7.
D20/draft#2  2026-09-24  2026-09-23  trigger_moved
D20/corrections#2  2026-10-01  2026-09-30  trigger_moved
D20/to_manager#2  2026-10-05  2026-10-02  trigger_moved
D20/authorise#2  2026-10-08  2026-10-07  trigger_moved
D20/corrections#2  2026-09-30  2026-09-25  trigger_moved
D20/to_manager#2  2026-10-02  2026-09-29  trigger_moved
D20/to_manager#2  2026-09-29  2026-09-24  trigger_moved
D20/authorise#2  2026-10-07  2026-10-02  trigger_moved
D20/authorise#2  2026-10-02  2026-09-29  trigger_moved
D20/authorise#2  2026-09-29  2026-09-28  trigger_moved
"""
ALERTS = """
# Recorded at its end; signed off and allocated half an hour later.
2026-01-14 16:00  D02  today  Reuben+Isla  Tom  section_47.allocated
2026-01-16 08:00  D05  soon  Reuben+Isla  Amina  conference.requested
# Of 14 days and 18 hours since the discussion 88.5 hours are left; of Maya's 7 days 42 hours.
2026-01-25 17:30  D09  soon  Reuben+Isla  Amina  report.authorised
2026-01-26 08:00  D03  soon  Reuben+Isla  Amina  section_47.authorised
2026-01-27 16:00  D09  soon  Maya  Amina  report.authorised
2026-01-28 08:00  D03  today  Reuben+Isla  Amina  section_47.authorised
2026-01-28 08:00  D25  soon  Reuben+Isla+Maya  Priya  report.shared
2026-01-29 10:00  D09  overdue  Reuben+Isla+Maya  Amina+Denise+Tom  report.authorised
2026-01-30 08:00  D25  today  Reuben+Isla+Maya  Priya  report.shared
2026-02-02 08:00  D10  soon  Reuben+Isla  Priya  conference.held
2026-02-12 08:00  D13a  soon  Reuben+Isla+Maya  Amina  core_group.held
2026-02-16 08:00  D15  soon  Reuben+Isla+Maya  Amina  core_group.minutes_sent
2026-03-12 08:00  D12  soon  Reuben+Isla  Amina  assessment.authorised
2026-03-25 08:00  D13b  soon  Reuben+Isla+Maya  Amina  core_group.held
2026-03-27 08:00  D15#2  soon  Reuben+Isla+Maya  Amina  core_group.minutes_sent
2026-03-31 08:00  D20/draft  soon  Reuben+Isla+Maya  Amina  joint_report.draft_sent
2026-04-08 08:00  D20/corrections  soon  Reuben+Isla+Maya  Amina  joint_report.corrected
# The corrections bring it forward to Monday 13 April, whose "soon" was at 8am that day.
2026-04-09 10:00  D20/to_manager  soon  Reuben+Isla+Maya  Amina  joint_report.submitted
2026-04-13 08:00  D20/to_manager  today  Reuben+Isla+Maya  Amina  joint_report.submitted
2026-04-14 08:00  D20/authorise  soon  Reuben+Isla+Maya  Tom  joint_report.authorised
2026-04-16 08:00  D20/authorise  today  Reuben+Isla+Maya  Tom  joint_report.authorised
# Due on a Saturday.
2026-04-16 08:00  D20/final  soon  Reuben+Isla+Maya  Amina  joint_report.final_sent
2026-04-17 08:00  D20/final  today  Reuben+Isla+Maya  Amina  joint_report.final_sent
2026-06-02 08:00  D13d/6w  soon  Isla+Maya  Amina  core_group.held
2026-07-21 08:00  D23  soon  Reuben  Amina  step.recorded
2026-08-25 08:00  D13d/18w  soon  Maya  Amina  core_group.held
2026-09-15 08:00  D13d/pre_review  soon  Maya  Amina  core_group.held
2026-09-22 10:00  D20/to_manager#2  soon  Maya  Amina  joint_report.submitted
2026-09-24 08:00  D20/authorise#2  soon  Maya  Tom  joint_report.authorised
"""
