"""The alerts of the walk in Cambridgeshire: when, of which row, of whom, who heard, what closed it.

Each counted by hand: 2 working days before a day limit, on it, the working day after, and one
after that; a clock limit when a quarter of its time is left, and at its moment.
"""

# As soon as the discussion is recorded, for it is due that day; on the Sunday, weekend or not.
ENQUIRY = """
2026-03-07 15:00  C01  today  Reuben+Isla  Tom  strategy_discussion.signed_off
2026-03-07 15:00  C02  today  Reuben+Isla  Amina  step.recorded
2026-03-07 15:00  C03  today  Reuben+Isla  Amina  visit.made
2026-03-08 08:00  C03  overdue  Isla  Amina+Tom  visit.made
2026-03-11 08:00  C04  soon  Reuben+Isla  Tom  conference.decided
2026-03-11 08:00  C05  soon  Reuben+Isla  Amina  conference.requested
2026-03-11 08:00  C06/decide  soon  Reuben+Isla  Tom  not needed
2026-03-11 10:00  C02  today  Maya  Amina  step.recorded
2026-03-11 10:00  C03  today  Maya  Amina  visit.made
2026-03-12 08:00  C02  overdue  Maya  Amina+Tom  step.recorded
2026-03-13 08:00  C04  soon  Maya  Tom  conference.decided
2026-03-13 08:00  C05  soon  Maya  Amina  conference.requested
2026-03-13 08:00  C06/decide  soon  Maya  Tom  not needed
2026-03-13 08:00  C05  today  Reuben+Isla  Amina  conference.requested
2026-03-17 08:00  C04  today  Maya  Tom  conference.decided
2026-03-17 08:00  C06/decide  today  Maya  Tom  not needed
"""
CONFERENCE = """
# Before 24 March, for which it was booked first.
2026-03-18 08:00  C10  soon  Reuben+Isla+Maya  Amina  booking
2026-03-18 08:00  C11  soon  Reuben+Isla+Maya  Amina  booking
2026-03-18 08:00  C12  soon  Reuben+Isla+Maya  Amina  booking
2026-03-20 08:00  C10  soon  Reuben+Isla+Maya  Amina  report.shared
2026-03-20 08:00  C11  soon  Reuben+Isla+Maya  Amina  step.recorded
2026-03-20 08:00  C12  soon  Reuben+Isla+Maya  Amina  step.recorded
2026-03-23 08:00  C09  soon  Reuben+Isla+Maya  Denise  step.recorded
2026-03-24 08:00  C10  today  Reuben+Isla+Maya  Amina  report.shared
2026-03-24 08:00  C11  today  Reuben+Isla+Maya  Amina  step.recorded
2026-03-24 08:00  C12  today  Reuben+Isla+Maya  Amina  step.recorded
2026-03-24 08:00  C13  soon  Reuben+Isla+Maya  Amina  report.submitted
# A conference is asked for, so that the chair hears too.
2026-03-25 08:00  C10  overdue  Reuben+Isla+Maya  Amina+Denise+Tom  report.shared
2026-03-25 08:00  C14  soon  Reuben+Isla  Priya  conference.held
2026-03-25 08:00  C15  soon  Reuben+Isla  Tom  report.authorised
2026-03-27 10:00  C16  soon  Reuben+Isla+Maya  Denise  conference.decisions_sent
2026-03-27 10:00  C17  soon  Reuben+Isla+Maya  Priya  conference.decisions_sent
2026-03-27 16:00  C16  overdue  Reuben+Isla+Maya  Denise+Tom  conference.decisions_sent
2026-03-27 16:00  C17  overdue  Reuben+Isla+Maya  Denise+Priya+Tom  conference.decisions_sent
"""
PLAN = """
2026-04-07 08:00  C22  soon  Reuben+Isla+Maya  Amina  visit.made
2026-04-09 08:00  C18  soon  Maya  Amina  visit.made
2026-04-09 08:00  C20  soon  Reuben+Isla+Maya  Amina  core_group.held
2026-04-20 08:00  C22#2  soon  Reuben+Isla  Amina  visit.made
2026-04-22 08:00  C22#2  today  Reuben+Isla  Amina  visit.made
2026-04-22 08:00  C22#3  soon  Maya  Amina  visit.made
2026-04-22 08:00  C21  soon  Reuben+Isla+Maya  Amina  core_group.minutes_sent
2026-04-24 08:00  C21  today  Reuben+Isla+Maya  Amina  core_group.minutes_sent
# Due on a Sunday.
2026-04-23 08:00  C26  soon  Reuben+Isla+Maya  Tom  supervision.held
2026-04-24 08:00  C26  today  Reuben+Isla+Maya  Tom  supervision.held
2026-04-27 08:00  C22#3  soon  Isla  Amina  visit.made
2026-04-29 08:00  C22#3  today  Isla  Amina  visit.made
# Before Wednesday 6 May: the 5th, and past the bank holiday the 1st.
2026-05-01 08:00  C22#3  soon  Reuben  Amina  visit.made
2026-05-01 08:00  C22#4  soon  Isla+Maya  Amina  visit.made
2026-05-06 08:00  C22#3  today  Reuben  Amina  visit.made
2026-05-06 08:00  C22#4  today  Isla+Maya  Amina  visit.made
2026-05-06 08:00  C23/interval  soon  Reuben+Isla+Maya  Amina  core_group.held
# Due on a Saturday.
2026-05-07 08:00  C24  soon  Reuben+Isla+Maya  Denise  midpoint_review.done
2026-05-08 08:00  C24  today  Reuben+Isla+Maya  Denise  midpoint_review.done
2026-05-11 08:00  N01  soon  Reuben+Isla  Amina  assessment.authorised
2026-05-18 08:00  C22#4  soon  Reuben  Amina  visit.made
2026-05-18 08:00  C22#5  soon  Isla+Maya  Amina  visit.made
2026-05-19 08:00  C21#2  soon  Reuben+Isla+Maya  Amina  core_group.minutes_sent
2026-05-21 08:00  C26#2  soon  Reuben+Isla+Maya  Tom  supervision.held
2026-05-29 08:00  C22#5  soon  Reuben  Amina  visit.made
2026-05-29 08:00  C22#6  soon  Isla+Maya  Amina  visit.made
2026-06-02 08:00  C23/interval#2  soon  Reuben+Isla+Maya  Amina  core_group.held
2026-06-11 08:00  C22#6  soon  Reuben  Amina  visit.made
2026-06-11 08:00  C22#7  soon  Isla+Maya  Amina  visit.made
2026-06-15 08:00  C22#6  today  Reuben  Amina  visit.made
2026-06-15 08:00  C22#7  today  Isla+Maya  Amina  visit.made
2026-06-16 08:00  C25  soon  Reuben+Isla+Maya  Amina  report.shared
# Due on a Sunday; the owner is the manager already.
2026-06-18 08:00  C26#3  soon  Reuben+Isla+Maya  Tom  supervision.held
2026-06-19 08:00  C26#3  today  Reuben+Isla+Maya  Tom  supervision.held
2026-06-22 08:00  C26#3  overdue  Reuben+Isla+Maya  Denise+Tom  supervision.held
2026-06-24 06:00  C16#2  soon  Reuben+Isla+Maya  Denise  conference.decisions_sent
2026-06-24 06:00  C17#2  soon  Reuben+Isla+Maya  Priya  conference.decisions_sent
"""
ENDINGS = """
2026-06-25 08:00  C22#8  soon  Isla+Maya  Amina  visit.made
2026-06-29 08:00  C22#8  today  Isla+Maya  Amina  visit.made
2026-07-09 08:00  C22#9  soon  Isla+Maya  Amina  visit.made
2026-07-10 08:00  C23/interval#4  soon  Isla+Maya  Amina  core_group.held
2026-07-14 08:00  C23/interval#4  today  Isla+Maya  Amina  core_group.held
2026-07-15 08:00  C23/interval#4  overdue  Isla+Maya  Amina+Denise+Tom  core_group.held
2026-07-16 08:00  C23/interval#4  escalated  Isla+Maya  Paul  core_group.held
2026-07-20 08:00  C26#4  soon  Isla+Maya  Tom  supervision.held
2026-07-22 08:00  C22#10  soon  Isla+Maya  Amina  visit.made
2026-07-24 08:00  C22#10  today  Isla+Maya  Amina  visit.made
2026-07-28 08:00  C21#5  soon  Isla+Maya  Amina  core_group.minutes_sent
2026-08-11 08:00  C23/interval#5  soon  Maya  Amina  core_group.held
# Due on a Saturday.
2026-08-13 08:00  C24#2  soon  Maya  Denise  midpoint_review.done
2026-08-13 08:00  C22#12  soon  Maya  Amina  visit.made
2026-08-17 08:00  C22#12  today  Maya  Amina  visit.made
# Due on a bank holiday.
2026-08-27 08:00  C22#13  soon  Maya  Amina  visit.made
2026-08-28 08:00  C22#13  today  Maya  Amina  visit.made
2026-09-01 08:00  C22#13  overdue  Maya  Amina+Denise+Tom  visit.made
2026-09-04 08:00  C23/interval#6  soon  Maya  Amina  core_group.held
2026-09-10 08:00  C26#6  soon  Maya  Tom  supervision.held
2026-09-11 08:00  C22#14  soon  Maya  Amina  visit.made
2026-09-14 08:00  C26#6  today  Maya  Tom  supervision.held
2026-09-24 08:00  C22#15  soon  Maya  Amina  visit.made
2026-10-01 08:00  C23/interval#7  soon  Maya  Amina  core_group.held
# Due on a Saturday.
2026-10-01 08:00  C25#2  soon  Maya  Amina  report.shared
2026-10-02 08:00  C25#2  today  Maya  Amina  report.shared
2026-10-09 06:00  C16#3  soon  Maya  Denise  conference.decisions_sent
2026-10-09 06:00  C17#3  soon  Maya  Priya  conference.decisions_sent
# The minutes of the last core group are owed although the plan has ended.
2026-10-13 08:00  C21#8  soon  Maya  Amina  core_group.minutes_sent
"""
