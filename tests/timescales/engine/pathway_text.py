"""A small pathway that a test writes itself, row by row."""

HEAD = """
slug = "aldermere"
title = "Aldermere pathway"
source = "Aldermere guide"
day_one = "following"
"""


def row(part: str = "", *, step: str = 'id = "A01"', rest: str = "") -> str:
    """One dated row with one part; `part` are its keys."""
    return f"""
[[step]]
{step}
title = "Hold a meeting"
who = "Chair"
role = "chair"
when = "10 working days after"
{rest}
[[step.part]]
{part}
"""


def pathway(*rows: str, head: str = HEAD) -> str:
    """The whole text."""
    return head + "".join(rows)
