"""`docs/events.md`: every kind of event with its facts, as `manage.py print_events` prints it."""

from typing import Any

from timescales.engine.kinds import DEFAULTS, KINDS, NEEDED, NULL_SAYS_SOMETHING, PLACE, WHOLE

_HEAD = """# Events

Printed by `python manage.py print_events`; a test compares. The kinds live in
`timescales/engine/kinds.py`.

An event is a fact about one child's episode: `{"kind", "at", "facts"}`, small and coded, with no
narrative and no name. A list of events is in the order of recording and is never sorted. `at` is an
ISO moment: of a happening, when it happened (a meeting: its end); of a booking, the booked start.
A moment without an offset is London time. A happening later than the moment of judging is ignored;
a booking counts whatever its `at`. An event can be withdrawn, with a reason: then it never stood.
In a file `"withdrawn": "the reason"` beside `kind` says so; the event keeps its place in the list.

| Kind | Says | Facts (default) |
|---|---|---|
"""
_SAYS = {
    "referral.received": "a referral came in",
    "strategy_discussion.held": "the discussion took place; the clocks run from here",
    "strategy_discussion.signed_off": "the team manager signed it off",
    "section_47.allocated": "the enquiry was allocated to a social worker",
    "section_47.authorised": "the enquiry's outcome was authorised; a later discussion starts anew",
    "conference.decided": "the manager's decision whether a conference is needed",
    "conference.requested": "a conference was asked for",
    "conference.stood_down": "a conference that was asked for or booked will not take place",
    "conference.booked": "a conference was booked, or rearranged; without a number, the next one",
    "conference.held": "the conference took place; one that was not quorate and not carried on did "
    "not",
    "conference.decisions_sent": "its decisions and plan were sent; by default the last one held",
    "invitations.listed": "the list of those to invite was given",
    "assessment.authorised": "the single, or child and family, assessment was authorised",
    "report.submitted": "the conference report was finished",
    "report.authorised": "the conference report was signed off",
    "report.shared": "the conference report was shared with the family",
    "core_group.held": "the core group met",
    "core_group.minutes_sent": "its minutes were sent; by default of the last without minutes",
    "visit.made": "a visit; an attempted one counts for nothing",
    "visiting.set": "the child is to be seen at least every so many days; null lifts it",
    "supervision.held": "the case was discussed in supervision",
    "midpoint_review.done": "the Chair's review between two conferences",
    "joint_report.draft_sent": "the draft joint report went to members and parents",
    "joint_report.corrected": "corrections came in",
    "joint_report.submitted": "the final joint report went to the team manager",
    "joint_report.authorised": "the team manager authorised it",
    "joint_report.final_sent": "copies went out and administration was told",
    "plan.ended": "the child protection plan ended",
    "looked_after_letter.sent": "the letter that the child is looked after went out",
    "child.born": "the unborn child was born",
    "child.died": "the child died; nothing is due after it",
    "transfer_in.notified": "another authority gave notice that a child with a plan has moved here",
    "step.recorded": "the general act on a row that has no kind of its own",
    "step.not_needed": "a person said, with a reason, that one occurrence of a row is not needed",
}


def events_page() -> str:
    """The whole page."""
    return _HEAD + "".join(f"| `{kind}` | {_SAYS[kind]} | {_facts(kind)} |\n" for kind in KINDS)


def _facts(kind: str) -> str:
    return "; ".join(_fact(kind, name, rule) for name, rule in KINDS[kind].items()) or "none"


def _fact(kind: str, name: str, rule: Any) -> str:
    words = f"`{name}`: {_allowed(rule)}"
    if (kind, name) in NULL_SAYS_SOMETHING:
        words += " or null"
    if name in NEEDED.get(kind, ()):
        return f"{words}, needed"
    default = DEFAULTS.get(kind, {}).get(name)
    if default in (None, ""):
        return words
    return f"{words} ({str(default).lower() if isinstance(default, bool) else default})"


def _allowed(rule: Any) -> str:
    if isinstance(rule, tuple):
        return ", ".join(rule)
    return {bool: "true or false", str: "text", WHOLE: WHOLE, PLACE: PLACE}[rule]
