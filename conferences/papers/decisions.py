"""What was decided for each child, in plain words, for one recipient."""

from typing import Any

from cases.rules.children import in_a_letter
from conferences.choices import Kind, Outcome, Question
from conferences.models import ConferenceChild, Invitation
from conferences.rules.spoken_of import children_for
from cpcase.web import formats

_DECIDED = {
    Outcome.PLAN: "{child} needs a child protection plan.",
    Outcome.CHILD_IN_NEED: (
        "{child} does not need a child protection plan. We will help with a child in need plan."
    ),
    Outcome.NONE: "{child} does not need a child protection plan.",
}
_AT_A_REVIEW = {
    Outcome.PLAN: "{child} still needs a child protection plan.",
    Outcome.CHILD_IN_NEED: (
        "{child}’s child protection plan ends. We will help with a child in need plan."
    ),
    Outcome.NONE: "{child}’s child protection plan ends.",
}


def for_recipient(invitation: Invitation) -> list[dict[str, Any]]:
    """The decision about each child of whom the letter may speak."""
    theirs = {case.pk for case in children_for(invitation)}
    children = invitation.conference.here()
    return [
        _of(child, asked=not _is_kept_apart(invitation))
        for child in children
        if child.case_id in theirs
    ]


def _is_kept_apart(invitation: Invitation) -> bool:
    """Whoever must not be met or written to is in no core group, until somebody says so."""
    family = invitation.relative_id is not None
    return family and (invitation.separate or bool(invitation.contact_rule))


def _of(child: ConferenceChild, *, asked: bool) -> dict[str, Any]:
    called, spoken = child.case.child.called, in_a_letter(child.case.child)
    review = child.conference.kind == Kind.REVIEW
    sentence = (_AT_A_REVIEW if review else _DECIDED)[Outcome(child.outcome)]
    answers = {answer.question: answer.words for answer in child.answers.all()}
    planned = child.outcome == Outcome.PLAN
    return {
        "child": called,
        "decided": sentence.format(child=spoken[:1].upper() + spoken[1:]),
        "worry": child.get_category_display().lower() if planned else "",
        "reason": child.reason,
        "worries": answers.get(Question.WORRIES, ""),
        "working_well": answers.get(Question.WORKING_WELL, ""),
        "results": answers.get(Question.RESULTS, ""),
        "signs": answers.get(Question.SIGNS, ""),
        "lines": _outline(child) if planned else [],
        "first_core_group": _moment(child) if planned and asked else "",
    }


def _outline(child: ConferenceChild) -> list[dict[str, str]]:
    return [
        {
            "need": line.need,
            "result": line.result,
            "action": line.action,
            "who": line.who,
            "by_when": formats.day(line.by_when),
        }
        for line in sorted(child.outline.all(), key=lambda one: one.place)
        if not line.dropped
    ]


def _moment(child: ConferenceChild) -> str:
    return formats.moment(child.first_core_group_at)
