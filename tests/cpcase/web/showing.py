"""What a tag renders, and what a person reads of it."""

import re
from typing import Any

from django.template import engines


def show(tag: str, **context: Any) -> str:
    """What a tag renders."""
    page = engines["django"].from_string("{% load cp %}" + tag).render(context)
    return re.sub(r"\s+", " ", page).strip()


def words(page: str) -> str:
    """What a person reads."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page)).strip()
