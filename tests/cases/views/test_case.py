"""A child's record: in reach or not found, each look written down, every limit explained."""

import pytest

from accounts.models import AccessEntry
from cases.models import Note
from cpcase import clock
from cpcase.records import add
from tests import given
from tests.cast import gather
from tests.given import at
from tests.past_the_acts import write
from timescales.services.adopting import adopt
from timescales.services.pathways import publish
from timescales.services.recording import Happening, record

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
PAGES = ("", "timeline/", "pathway/", "people/", "notes/")


@pytest.fixture
def cast():
    return gather()


@pytest.fixture
def case(cast):
    first, second = given.siblings(cast, "Reuben", "Isla")
    record(
        [
            Happening(one.timeline, "strategy_discussion.held", at(24, 3, 16))
            for one in (first, second)
        ],
        by=cast.manager, as_of=at(24, 3, 17),
    )  # fmt: skip
    return first


@pytest.mark.parametrize("tab", PAGES)
def test_each_page_works_in_reach_and_is_not_found_outside(client, cast, case, tab):
    client.force_login(cast.worker, BACKEND)
    with clock.standing_at(at(27, 3, 9)):
        answer = client.get(f"/children/{case.pk}/{tab}")
        assert answer.status_code == 200, tab
        assert "Reuben Ashdown" in answer.content.decode()
        assert "<title>" in answer.content.decode()
        assert "Reuben" not in answer.content.decode().split("</title>")[0]
        client.force_login(cast.other_worker, BACKEND)
        assert client.get(f"/children/{case.pk}/{tab}").status_code == 404


def test_the_band_says_the_stage_whatever_happened_since(client, cast, case):
    record([Happening(case.timeline, "visit.made", at(26, 3))], by=cast.worker, as_of=at(26, 3))
    client.force_login(cast.worker, BACKEND)
    with clock.standing_at(at(27, 3, 9)):
        shown = client.get(f"/children/{case.pk}/").content.decode()
    assert "Section 47 enquiry, day 4 of 15" in shown


def test_a_step_whose_limit_has_passed_is_late_on_the_way_and_not_now(client, cast, case):
    """The sign-off (C01) was due on the day of the discussion."""
    client.force_login(cast.worker, BACKEND)
    with clock.standing_at(at(17, 4, 9)):
        page = client.get(f"/children/{case.pk}/").content.decode()
    late = page.split('<li class="cp-step cp-step--overdue">')
    assert len(late) > 1
    assert all('href="#i-over"' in step and "– late" in step for step in late[1:])
    assert "Overdue by 16 working days, was due Tuesday 24 March." in page
    assert 'aria-current="step"' not in page.split('<ol class="cp-path">')[1].split("</ol>")[0]


def test_every_look_at_a_child_is_written_down(client, cast, case):
    client.force_login(cast.worker, BACKEND)
    client.get(f"/children/{case.pk}/")
    entry = AccessEntry.objects.get()
    assert (entry.person, entry.child_id) == (cast.worker, case.child_id)


def test_the_next_limits_are_explained(client, cast, case):
    """C14: Easter is skipped, the national limit said."""
    client.force_login(cast.worker, BACKEND)
    with clock.standing_at(at(27, 3, 9)):
        page = client.get(f"/children/{case.pk}/pathway/").content.decode()
    assert "Good Friday" in page
    assert "Rule C14" in page
    assert "Thursday 16 April" in page


def test_a_restricted_record_is_seen_by_the_named_only(client, cast, case):
    from cases.models import NamedPerson
    from cpcase.records import add

    case.restricted = True
    write(case, "restricted")
    add(NamedPerson(case=case, person=cast.worker), by=cast.manager)
    for person, status in ((cast.worker, 200), (cast.manager, 404), (cast.auditor, 404)):
        client.force_login(person, BACKEND)
        assert client.get(f"/children/{case.pk}/").status_code == status


def test_a_sister_out_of_reach_is_not_named_and_one_in_reach_is(client, cast, case):
    from cases.models import Case, NamedPerson
    from cpcase.records import add

    sister = Case.objects.exclude(pk=case.pk).get()
    client.force_login(cast.worker, BACKEND)
    assert f'href="/children/{sister.pk}/"' in client.get(f"/children/{case.pk}/").content.decode()
    sister.restricted = True
    write(sister, "restricted")
    for tab in PAGES:
        assert "Isla" not in client.get(f"/children/{case.pk}/{tab}").content.decode()
    client.force_login(cast.manager, BACKEND)
    page = client.get(f"/children/{case.pk}/").content.decode()
    assert "This child leaves the process" not in page
    add(NamedPerson(case=sister, person=cast.manager), by=cast.system)
    page = client.get(f"/children/{case.pk}/").content.decode()
    assert "Isla" in page
    assert "This child leaves the process" in page


def test_ones_own_limit_leads_to_its_form_and_anothers_to_the_limit(client, cast, case):
    """One click from a limit to the page that records it, as on My work."""
    visit = f'href="/children/{case.pk}/visits/new/"'
    decide = f'href="/children/{case.pk}/conference-decision/"'
    limit = f'href="/children/{case.pk}/limits/'
    with clock.standing_at(at(27, 3, 9)):
        for person, own, others in (
            (cast.worker, visit, decide), (cast.manager, decide, visit),
        ):  # fmt: skip
            client.force_login(person, BACKEND)
            page = client.get(f"/children/{case.pk}/pathway/").content.decode()
            assert own in page
            assert others not in page
            assert limit in page
        client.force_login(cast.auditor, BACKEND)
        page = client.get(f"/children/{case.pk}/pathway/").content.decode()
    assert visit not in page
    assert "Record this<" not in page


def test_whoever_may_record_a_step_is_led_to_it_from_every_limit(client, cast, case):
    """C02, and an authority's own dated row X01: the manager records what the worker owes."""
    added = """
[[step]]
id = "X01"
title = "Write to the housing office"
who = "SW"
role = "social_worker"
when = "within 3 working days"
[[step.part]]
from = "strategy_discussion"
within = "3 working days"
"""
    text, now = case.timeline.pathway.text + added, at(27, 3, 9)
    local = publish(text, by=cast.system, as_of=now)
    adopt(case.timeline, local, by=cast.system, as_of=now, why="A local row")
    client.force_login(cast.manager, BACKEND)
    with clock.standing_at(now):
        page = client.get(f"/children/{case.pk}/pathway/").content.decode()
    for row in ("C02", "X01"):
        assert f'href="/children/{case.pk}/steps/new/?step={row}&amp;part=">Record this' in page


def test_a_family_that_comes_with_a_plan_is_begun_from_the_childs_page(client, cast, case):
    """N07: before anything was begun here, and not after."""
    (new,) = given.siblings(cast, "Noor", family="Okoro")
    client.force_login(cast.worker, BACKEND)
    for one, is_offered in ((new, True), (case, False)):
        page = client.get(f"/children/{one.pk}/").content.decode()
        assert (f'href="/children/{one.pk}/transfer-in/"' in page) is is_offered


def test_who_has_looked_is_for_managers_and_auditors(client, cast, case):
    for person, status in ((cast.manager, 200), (cast.auditor, 200), (cast.worker, 403)):
        client.force_login(person, BACKEND)
        assert client.get(f"/children/{case.pk}/access/").status_code == status


def test_looks_that_read_alike_are_one_row_a_day(client, cast, case):
    """How many, from when to when; another day or another person is a row of its own."""
    for day, hour in ((23, 23), (24, 9), (24, 10), (24, 15)):
        with clock.standing_at(at(day, 3, hour)):
            client.force_login(cast.worker, BACKEND)
            client.get(f"/children/{case.pk}/")
    with clock.standing_at(at(24, 3, 16)):
        client.force_login(cast.manager, BACKEND)
        page = client.get(f"/children/{case.pk}/access/")
    mine = [row for row in page.context["page"] if row["person"] == cast.worker.pk]
    assert [(row["many"], row["first"], row["last"]) for row in mine] == [
        (3, at(24, 3, 9), at(24, 3, 15)), (1, at(23, 3, 23), at(23, 3, 23)),
    ]  # fmt: skip
    assert page.context["page"].paginator.count == len(page.context["page"])
    assert "3 times since 9am" in page.content.decode()


def test_a_find_posts_and_keeps_no_name_in_the_address(client, cast, case):
    client.force_login(cast.worker, BACKEND)
    for typed in ("Reuben", "ashdown", "Ashdowne", "14/6/2019", case.child.number):
        answer = client.post("/find/", {"q": typed})
        assert "Reuben Ashdown" in answer.content.decode(), typed
    assert client.get("/find/").status_code == 405
    client.force_login(cast.other_worker, BACKEND)
    assert "Reuben Ashdown" not in client.post("/find/", {"q": "Reuben"}).content.decode()


def test_a_script_in_a_name_stays_text(client, cast):
    (case,) = given.siblings(cast, "<script>alert(1)</script>")
    client.force_login(cast.worker, BACKEND)
    page = client.get(f"/children/{case.pk}/").content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize("words", ["It is quiet now.", "“It is quiet now.”"])
def test_what_a_child_says_stands_once_in_quotation_marks(client, cast, case, words):
    add(
        Note(case=case, kind="voice", words=words, happened_at=at(24, 3), written_by=cast.worker),
        by=cast.worker,
    )  # fmt: skip
    client.force_login(cast.worker, BACKEND)
    with clock.standing_at(at(27, 3, 9)):
        shown = client.get(f"/children/{case.pk}/").content.decode()
    assert ">“It is quiet now.”<" in shown
