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
