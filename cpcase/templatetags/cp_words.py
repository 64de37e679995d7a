"""Filters: dates, times and lists in words. `{{ on|day:today }}` leaves this year's number out."""

from django import template

from cpcase.web import formats

register = template.Library()

register.filter("day", formats.day)
register.filter("moment", formats.moment)
register.filter("clock_time", formats.clock_time)
register.filter("listed", formats.listed)
register.filter("in_sentence", formats.in_sentence)
register.filter("working_days", formats.working_days)
