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
N01  2026-05-13  met
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
N01  2026-05-15  met
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

# Under the plans. Of all three.
PLAN = """
# 10 working days after Thursday 26 March: 27, 30 to 2 April (5), 7 to 10 (9), 13.
C18  2026-04-13  met
C20  2026-04-13  met
# 10 after each core group: 10, 24 on the 24th. 7 May: 8, 11 to 15 (6), 18 to 21. 3 June: 4, 5, 8 to
# 12 (7), 15 to 17. 16 June: 17 to 19, 22 to 26 (8), 29, 30.
C21  2026-04-24  met
C21#2  2026-05-21  met
C21#3  2026-06-17  met
C21#4  2026-06-30  met
# 14 days after the conference.
C22  2026-04-09  met
# 28 days after each core group.
C23/interval  2026-05-08  met
C23/interval#2  2026-06-04  met
C23/interval#3  2026-07-01  met
# Before Tuesday 23 June: 22, 19 to 15 (6), 12 to 9 (10).
C23/window  from 2026-06-09 2026-06-22  met
# 89 days from 26 March to 23 June, so 44 after: 5 in March, 30 in April, 9.
C24  2026-05-09  met
C25  2026-06-18  met
# A month after 26 March, 24 April, 21 May.
C26  2026-04-26  met
C26#2  2026-05-24  met
C26#3  2026-06-21  met late
C16#2  2026-06-24 12:00  met
C17#2  2026-06-24 12:00  met
N04  2026-06-26  met
"""
# 14 days after each visit; Isla 7 days after 22 April and, until it was lifted, 6 May.
REUBENS_PLAN = """
C22#2  2026-04-22  met
C22#3  2026-05-06  met
C22#4  2026-05-20  met
C22#5  2026-06-02  met
C22#6  2026-06-15  met
C22#7  2026-06-29  not needed
C23/interval#4  2026-07-14  not needed
C26#4  2026-07-22  not needed
N05  -  not needed
"""
# Of Isla and Maya, whose plans go on.
GOES_ON = """
C22#4  2026-05-06  met
C22#5  2026-05-20  met
C22#6  2026-06-02  met
C22#7  2026-06-15  met
C22#8  2026-06-29  met
C22#9  2026-07-13  met
C22#10  2026-07-24  met
C23/interval#4  2026-07-14  met late
C26#4  2026-07-22  met
# After 16 July: 17, 20 to 24 (6), 27 to 30.
C21#5  2026-07-30  met
"""
ISLAS_PLAN = """
C22#2  2026-04-22  met
C22#3  2026-04-29  met
C22#11  2026-08-07  not needed
C23/interval#5  2026-08-13  not needed
# She is not at the review any more from which these counted; half of 183 days to 23 December: 91.
C23/window#2  -  not needed
C24#2  2026-09-22  not needed
C25#2  -  not needed
C26#5  2026-08-20  not needed
N05  2026-12-23  not needed
"""
MAYAS_PLAN = """
# She is seen twice in three days, with the others, and alone for C18.
C22#2  2026-04-22  met
C22#3  2026-04-24  met
C22#11  2026-08-07  met
C22#12  2026-08-17  met
# A bank holiday; nobody was in on the Friday before.
C22#13  2026-08-31  met late
C22#14  2026-09-15  met
C22#15  2026-09-28  met
C22#16  2026-10-08  met
C22#17  2026-10-19  not needed
# After 11 August: 12 to 14, 17 to 21 (8), 24, 25. 7 September: 8 to 11 (4), 14 to 18, 21. After 1
# October: 2, 5 to 9 (6), 12 to 15.
C21#6  2026-08-25  met
C21#7  2026-09-21  met
C21#8  2026-10-15  met
C23/interval#5  2026-08-13  met
C23/interval#6  2026-09-08  met
C23/interval#7  2026-10-05  met
C23/interval#8  2026-10-29  not needed
# Before Thursday 8 October: 7 to 5, 2, 1 (5), 30 to 28, 25, 24.
C23/window#2  from 2026-09-24 2026-10-07  met
# 107 days from 23 June to 8 October, so 53 after: 7 in June, 31 in July, 15.
C24#2  2026-08-15  met
C25#2  2026-10-03  met
C26#5  2026-08-20  met
C26#6  2026-09-14  met
C26#7  2026-10-14  not needed
C16#3  2026-10-09 12:00  met
C17#3  2026-10-09 12:00  met
# 6 months after 23 June.
N05  2026-12-23  met
N05#2  -  not needed
"""
# Half of 92 days, to 26 June, and of 183, to 23 December, as long as no review was booked.
REVIEW_BOOKED = """
C24  2026-05-11  2026-05-09  booking
"""
SECOND_BOOKED = """
C24#2  2026-09-22  2026-08-15  booking
"""
ISLA_SEEN_WEEKLY = """
C22#3  2026-05-06  2026-04-29  interval
C22#5  2026-05-13  2026-05-20  interval
"""
ISLA_TAKEN_OUT = """
C23/window#2  from 2026-09-24 2026-10-07  -  booking
C24#2  2026-08-15  2026-09-22  booking
C25#2  2026-10-03  -  booking
"""
