"""The components of booking, meetings and copied text, each with each of its states."""

import re

import pytest
from django.http import QueryDict

from cpcase.web.components import Action, Slot
from cpcase.web.conflicts import Clash
from tests.cpcase.web.gallery import forms
from tests.cpcase.web.showing import show, words


def test_what_follows_reads_the_same_before_and_after() -> None:
    before = show("{% consequences rows %}", rows=forms.FOLLOWS)
    after = show("{% consequences rows result=True %}", rows=forms.FOLLOWS)
    assert words(before) == words(after)
    assert "No date is set or moved." in show("{% consequences rows %}", rows=())


@pytest.mark.parametrize("slot", forms.SLOTS, ids=lambda slot: slot.state)
def test_a_time_says_why_it_is_good_or_not(slot: Slot) -> None:
    form = forms.Meeting()
    page = show('{% slots form "slot" slots %}', form=form, slots=[slot])
    for reason in slot.reasons:
        assert f'<li class="{reason.kind}">' in page
        assert reason.words in page
    assert (" disabled" in page) is (slot.state == "taken")
    assert ("is-past" in page) is (slot.state == "past")
    assert "checked" not in page


def test_a_time_that_was_chosen_stays_chosen_and_none_is_an_error() -> None:
    chosen = forms.Meeting(QueryDict("slot=5"))
    page = show('{% slots form "slot" slots %}', form=chosen, slots=forms.SLOTS)
    assert re.search(r'value="5"[^>]* checked', page)
    none = show('{% slots form "slot" slots %}', form=forms.Meeting(QueryDict()), slots=forms.SLOTS)
    assert "Choose a time" in none
    assert 'id="id_slot"' in none, "the summary leads to the first"


def test_attendance_is_a_table_of_choices_each_with_its_name() -> None:
    form = forms.Meeting(QueryDict("leanne=here"))
    page = show("{% attendance form people %}", form=form, people=forms.PEOPLE)
    said = words(page)
    assert "Leanne Ashdown: In a separate part" in said
    assert "DS Carla Meyer: Sent a report" in said
    assert "Leanne Ashdown: Sent a report" not in said, "a parent is not asked for one"
    assert re.search(r'value="here"[^>]* checked', page)
    assert "Say whether police were here" in page
    assert "No report: their manager and the chair are told (S14)" in page


def test_attendance_stays_a_table_where_a_phone_stacks_its_rows() -> None:
    """A style that lays rows out otherwise takes the table away from who hears it: roles do not."""
    form = forms.Meeting(QueryDict("leanne=here"))
    page = show("{% attendance form people %}", form=form, people=forms.PEOPLE)
    people = len(list(forms.PEOPLE))
    assert page.count('role="table"') == 1
    assert page.count('role="rowgroup"') == 2
    assert page.count('role="rowheader"') == people
    assert page.count('role="row"') == people + 1
    assert page.count("<td") == page.count('role="cell"')


def test_a_plan_line_says_need_result_action_who_when_and_what_it_said_before() -> None:
    page = words(show("{% plan_line line 1 %}", line=forms.PLAN_LINE))
    assert page.startswith("1 Jayden has breakfast")
    assert "By when Friday 10 April" in page
    assert "It said: Jayden gets to school." in page
    vague = show("{% plan_line line %}", line=forms.VAGUE)
    assert "Say what someone would see." in vague
    assert "<dl" not in vague


def test_a_plan_line_can_be_changed() -> None:
    line = forms.PlanLine("Breakfast", actions=(Action("Change this line", "#"),))
    assert "Change this line Breakfast" in words(show("{% plan_line line %}", line=line))


def test_copied_text_says_from_where_warns_of_a_name_and_asks() -> None:
    page = show("{% carried line form %}", line=forms.CARRIED, form=forms.Meeting())
    assert "From Reuben’s record, 27 March" in page
    assert "This names Reuben." in page
    assert "True for Isla too" in page
    done = show("{% carried line %}", line=forms.CONFIRMED)
    assert "True for Isla too: Amina Yusuf" in done
    assert "<input" not in done


def test_two_peoples_texts_stand_side_by_side() -> None:
    clash = Clash("why", "Why we are involved", "Bruise\nto his arm", "Two bruises", "Both")
    page = show('{% conflict_field form clash "Tom Bright" %}', form=forms.Keep(), clash=clash)
    assert page.index("Yours") < page.index("What Tom Bright saved")
    assert 'name="choose-why"' in page
    assert 'name="both-why"' in page
