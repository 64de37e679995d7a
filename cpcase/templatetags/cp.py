"""All tags and filters of the product, by one `{% load cp %}`. Each file holds one subject."""

from django import template

from cpcase.templatetags import cp_child, cp_forms, cp_meeting, cp_words, cp_work

register = template.Library()

for part in (cp_words, cp_forms, cp_work, cp_child, cp_meeting):
    register.tags.update(part.register.tags)
    register.filters.update(part.register.filters)
