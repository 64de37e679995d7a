"""Hints towards a plan that is specific and can be seen to work (D17, F03). They never block."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

# Words that let nobody see whether something was done.
_VAGUE = re.compile(
    r"\b(engag\w*|work\w* with|work openly|address\w*|support\w*|improv\w*|appropriate\w*|"
    r"continue to|monitor\w*|cooperat\w*|co-operat\w*|comply|complies|encourag\w*|as required|"
    r"ensure|keep safe)\b",
    re.IGNORECASE,
)
_SOON = re.compile(r"\b(asap|as soon as possible|ongoing|on-going|regular\w*)\b", re.IGNORECASE)


def hints(line: Mapping[str, Any]) -> list[str]:
    """What would make a line clearer, as sentences for its writers."""
    said: list[str] = []
    for field in ("outcome", "action"):
        words = str(line.get(field) or "")
        if found := _VAGUE.search(words):
            said.append(f"“{found[0]}” – say what someone would see.")
        if found := _SOON.search(words):
            said.append(f"“{found[0]}” – say on which day, or how often.")
    if line.get("action") and not line.get("who"):
        said.append("Say who will do it, by name.")
    if line.get("action") and not line.get("achieve_by"):
        said.append("Say by when.")
    if not line.get("outcome"):
        said.append("Say what the child's life will be like when this is done.")
    said.extend(_about_dates(line.get("achieve_by"), line.get("review_on")))
    return list(dict.fromkeys(said))


def _about_dates(achieve_by: date | None, review_on: date | None) -> list[str]:
    said = []
    if achieve_by and achieve_by.weekday() >= 5:
        # A target is never suggested on a weekend (N12).
        friday = achieve_by - timedelta(days=achieve_by.weekday() - 4)
        said.append(
            f"{achieve_by:%A} {achieve_by.day} {achieve_by:%B} is at the weekend. "
            f"The last weekday before it is Friday {friday.day} {friday:%B}."
        )
    if achieve_by and review_on and review_on > achieve_by + timedelta(days=42):
        said.append("It is looked at more than 6 weeks after it should be done.")
    return said
