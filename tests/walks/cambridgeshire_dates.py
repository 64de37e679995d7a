"""The dates of the walk in Cambridgeshire, each counted by hand from the quick guide.

Day 1 is Monday 9 March 2026, the working day after the discussion of Saturday 7 March, whose own
duties fall on the Saturday: 13 March is Day 5, 20 March Day 10, 27 March Day 15. Maya joins on
Wednesday 11 March, her Day 1: 17 March is Day 5, 24 March Day 10, 31 March Day 15.
"""

# Of Reuben and Isla.
BOTH = """
C01  2026-03-07  met
C02  2026-03-07  met
C04  2026-03-13  met
C05  2026-03-13  met
C06/decide  2026-03-13  not needed
# After Friday 6 March: 5 on the 13th, 10, 15 on the 27th, 19 on 2 April, 20 on the 7th; 23 on the
# 10th, 28, 33 on the 24th, 27, 28 April; 38 on 1 May, 42 on the 8th, 11 to 13 May.
C06/20wd  2026-04-07  not needed
C06/35wd  2026-04-28  not needed
C06/45wd  2026-05-13  not needed
C14  2026-03-27  met
C15  2026-03-27  met
N01  2026-05-13  {N01}
"""
SEEN_ON_SATURDAY = """
C03  2026-03-07  met
"""
SEEN_ON_SUNDAY = """
C03  2026-03-07  met late
"""
MAYAS_ENQUIRY = """
C01  2026-03-11  met
C02  2026-03-11  met late
C03  2026-03-11  met
C04  2026-03-17  met
C05  2026-03-17  met
C06/decide  2026-03-17  not needed
# After Tuesday 10 March: 3 on the 13th, 8, 13 on the 27th, 17 on 2 April, 7 to 9 April; 21 on the
# 10th, 26, 31 on the 24th, 27 to 30 April; 36 on 1 May, 40 on the 8th, 45 on the 15th.
C06/20wd  2026-04-09  not needed
C06/35wd  2026-04-30  not needed
C06/45wd  2026-05-15  not needed
C14  2026-03-31  met
C15  2026-03-31  met
N01  2026-05-15  {N01}
"""
# Of all three.
CONFERENCE = """
# The working day before Thursday 26 March; 2 before it.
C07  2026-03-25  met
C08  2026-03-25  met
C09  2026-03-25  met
C10  2026-03-24  met late
C11  2026-03-24  met
C12  2026-03-24  met
# The conference's own day, sooner than Day 15.
C13  2026-03-26  met
# 24 hours after it ended at 4pm.
C16  2026-03-27 16:00  met late
C17  2026-03-27 16:00  met late
N07  -  waiting
N08/considered  -  waiting
N08/review  -  waiting
"""
# Before Tuesday 24 March: Monday 23, Friday 20.
REARRANGED = """
C07  2026-03-23  2026-03-25  booking
C08  2026-03-23  2026-03-25  booking
C09  2026-03-23  2026-03-25  booking
C10  2026-03-20  2026-03-24  booking
C11  2026-03-20  2026-03-24  booking
C12  2026-03-20  2026-03-24  booking
C13  2026-03-24  2026-03-26  booking
"""
TWO_BOOKED = """
C13  2026-03-27  2026-03-24  booking
"""
MAYA_BOOKED = """
C13  2026-03-31  2026-03-24  booking
"""
