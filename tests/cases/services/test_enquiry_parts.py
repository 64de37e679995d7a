"""The parts of a Section 47 enquiry: written, copied from a sibling, concluded (D03, D08)."""

import pytest

from cases.choices.enquiry import PartKind
from cases.rules.incidents import Happened
from cases.services.enquiry_parts import (
    confirm_lines,
    copy_from_sibling,
    decide_outcome,
    write_part,
)
from cpcase.refusals import Conflict, Incomplete, NotAllowed, NotNow
from tests.given import at
from tests.given_enquiry import a_sent, an_enquiry, part_of

DAY = at(27, 3, 10)


def _write(cast, part, words="In plain words.", **but):
    told = {"done": True, "by": cast.worker, "as_of": DAY, "version": part.version}
    return write_part(part, words=words, **{**told, **but})


def _incident(**but):
    told = {
        "on": at(20, 3).date(), "occasion": "", "what": "A bruise on the arm.",
        "how_known": "The teacher saw it.", "form": "physical", "by": "commission",
        "harm": "It hurt for days.",
    }  # fmt: skip
    return Happened(**{**told, **but})


def _copied(cast, cases, words="A bruise on the arm.\nReuben cried.\nHe ate well."):
    enquiry = an_enquiry(cast, cases)
    source = part_of(enquiry, PartKind.HARM, cases[0])
    source = _write(cast, source, words)
    target = part_of(enquiry, PartKind.HARM, cases[1])
    return copy_from_sibling(target, source=source, by=cast.worker, version=target.version)


def test_a_part_is_written_and_its_own_version_guards_it(cast, cases):
    enquiry = an_enquiry(cast, cases)
    part = part_of(enquiry, PartKind.HISTORY)
    _write(cast, part, "Two children, one mother.")
    part.refresh_from_db()
    assert (part.words, part.done, part.version) == ("Two children, one mother.", True, 2)
    with pytest.raises(Conflict):
        _write(cast, part, version=1)
    _write(cast, part_of(enquiry, PartKind.AGENCIES))


def test_a_part_without_words_is_not_finished(cast, cases):
    part = part_of(an_enquiry(cast, cases), PartKind.HISTORY)
    with pytest.raises(Incomplete) as refused:
        _write(cast, part, " ")
    assert refused.value.field == "words"
    _write(cast, part, "", done=False)


def test_only_casework_writes_and_nobody_once_it_is_sent(cast, cases):
    enquiry = a_sent(cast, cases, as_of=DAY)
    part = part_of(enquiry, PartKind.HISTORY)
    with pytest.raises(NotNow):
        _write(cast, part)
    with pytest.raises(NotAllowed):
        _write(cast, part, by=cast.auditor)
    with pytest.raises(NotAllowed):
        _write(cast, part, by=cast.other_worker)


def test_incidents_have_a_date_what_and_how_known(cast, cases):
    """D08."""
    part = part_of(an_enquiry(cast, cases), PartKind.HARM, cases[0])
    _write(cast, part, incidents=[_incident(), _incident(on=None, occasion="At Christmas")])
    rows = list(part.child.incidents.standing())
    assert [str(row.on or row.occasion) for row in rows] == ["2026-03-20", "At Christmas"]
    assert rows[0].get_form_display() == "Physical"
    part.refresh_from_db()
    _write(cast, part, incidents=[_incident(harm="She was afraid.")])
    assert part.child.incidents.standing().get().harm == "She was afraid."
    assert part.child.incidents.count() == 2


@pytest.mark.parametrize(
    ("but", "field"),
    [
        ({"on": None}, "incidents-0-on"),
        ({"on": at(28, 3).date()}, "incidents-0-on"),
        ({"what": ""}, "incidents-0-what"),
        ({"how_known": " "}, "incidents-0-how_known"),
        ({"form": ""}, "incidents-0-form"),
        ({"by": ""}, "incidents-0-by"),
    ],
)
def test_an_incident_that_lacks_something_is_refused(cast, cases, but, field):
    """D08."""
    part = part_of(an_enquiry(cast, cases), PartKind.HARM, cases[0])
    with pytest.raises(Incomplete) as refused:
        _write(cast, part, incidents=[_incident(**but)])
    assert refused.value.field == field
    assert not part.child.incidents.exists()


def test_a_copied_line_is_no_word_of_the_record_until_it_is_confirmed(cast, cases):
    part = _copied(cast, cases)
    assert (part.words, len(part.asked)) == ("", 3)
    with pytest.raises(Incomplete) as refused:
        _write(cast, part)
    assert refused.value.words == (
        "Isla's record still has 3 lines copied from Reuben's. Confirm each one."
    )


def test_each_line_is_true_changed_or_left_out(cast, cases):
    part = _copied(cast, cases)
    true, changed, left = part.asked
    answers = {
        true.pk: ("true", ""), changed.pk: ("changed", "Isla was quiet."),
        left.pk: ("left_out", ""),
    }  # fmt: skip
    part = confirm_lines(part, answers=answers, by=cast.worker, as_of=DAY, version=part.version)
    assert part.words == "A bruise on the arm.\nIsla was quiet."
    assert part.asked == []
    assert part.lines.get(pk=true.pk).answered_by == cast.worker


def test_a_line_that_is_changed_needs_its_new_words(cast, cases):
    part = _copied(cast, cases)
    line = part.asked[0]
    with pytest.raises(Incomplete) as refused:
        confirm_lines(
            part, answers={line.pk: ("changed", " ")}, by=cast.worker, as_of=DAY,
            version=part.version,
        )  # fmt: skip
    assert refused.value.field == f"changed_{line.pk}"


def test_lines_that_are_not_answered_stay_asked(cast, cases):
    part = _copied(cast, cases)
    first = part.asked[0]
    part = confirm_lines(
        part, answers={first.pk: ("true", "")}, by=cast.worker, as_of=DAY, version=part.version
    )
    assert len(part.asked) == 2


def test_only_the_same_part_of_a_sibling_is_copied_and_once_at_a_time(cast, cases):
    """Nor is a part without words."""
    part = _copied(cast, cases)
    source = part_of(part.enquiry, PartKind.HARM, cases[0])
    with pytest.raises(NotNow):
        copy_from_sibling(part, source=source, by=cast.worker, version=part.version)
    other = part_of(part.enquiry, PartKind.SAYS, cases[1])
    for wrong in (source, other, part_of(part.enquiry, PartKind.SAYS, cases[0])):
        with pytest.raises(Incomplete):
            copy_from_sibling(other, source=wrong, by=cast.worker, version=other.version)


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"outcome": ""}, "outcome"),
        ({"outcome": "conference", "why": ""}, "why"),
        ({"outcome": "conference"}, "findings"),
        ({"outcome": "conference", "findings": "Two.", "child_in_need": True}, "outcome"),
        ({"outcome": "not_substantiated"}, "who_told"),
        (
            {"outcome": "not_substantiated", "who_told": "School", "child_in_need": True},
            "assessment_by",
        ),
    ],
)
def test_an_outcome_says_why_and_what_follows(cast, cases, told, field):
    """C06, S11, D08, L04."""
    row = an_enquiry(cast, cases).children.first()
    with pytest.raises(Incomplete) as refused:
        decide_outcome(row, by=cast.worker, version=1, **{"why": "What we found.", **told})
    assert refused.value.field == field
