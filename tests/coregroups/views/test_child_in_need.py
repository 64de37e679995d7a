"""A child in need plan on the page of the child's plan (N00689, N00690)."""

from django.test import Client

from coregroups.models import ChildInNeedPlan
from cpcase import clock
from tests.cast import Cast
from tests.coregroups.views.conftest import SignedIn
from tests.given import at, siblings
from tests.given_plans import plans

DAY = {"on-day": "1", "on-month": "4", "on-year": "2026"}


def test_it_is_started_and_ended_from_the_plans_page(worker: Client, cast: Cast) -> None:
    (case,) = siblings(cast, "Ada")
    page_url, start = f"/children/{case.pk}/plan/", f"/children/{case.pk}/child-in-need/"
    with clock.standing_at(at(14, 4)):
        assert start in worker.get(page_url).content.decode()
        form = worker.get(start)
        assert "Start a child in need plan" in form.content.decode()
        refused = worker.post(start, {"on-day": "40", "on-month": "4", "on-year": "2026"})
        assert refused.status_code == 422
        assert worker.post(start, DAY)["Location"] == page_url
        page = worker.get(page_url).content.decode()
        assert "Child in need plan since Wednesday 1 April" in page
        plan = ChildInNeedPlan.objects.get()
        end = f"/child-in-need-plans/{plan.pk}/end/"
        assert end in page
        sent = {**DAY, "on-day": "13", "why": "", "version": "1"}
        assert worker.post(end, sent).status_code == 422
        assert worker.post(end, {**sent, "why": "All goals are met."})["Location"] == page_url
        page = worker.get(page_url).content.decode()
    assert "1 to 13 April 2026: All goals are met." in page
    assert start in page


def test_beside_a_child_protection_plan_none_is_offered(worker: Client, cast: Cast) -> None:
    """E4001."""
    (plan,) = plans(cast, "Reuben")
    start = f"/children/{plan.case_id}/child-in-need/"
    with clock.standing_at(at(15, 4)):
        assert start not in worker.get(f"/children/{plan.case_id}/plan/").content.decode()
        went = worker.get(start, follow=True)
    assert "has a child protection plan" in went.content.decode()


def test_whoever_only_reads_is_offered_nothing(as_: SignedIn, cast: Cast) -> None:
    (case,) = siblings(cast, "Ada")
    auditor = as_(cast.auditor)
    assert "child-in-need" not in auditor.get(f"/children/{case.pk}/plan/").content.decode()
    assert auditor.get(f"/children/{case.pk}/child-in-need/").status_code == 403
    assert as_(cast.other_worker).get(f"/children/{case.pk}/child-in-need/").status_code == 404


def test_start_review_and_end_stand_on_the_timeline_and_the_start_is_corrected(
    worker: Client, cast: Cast
) -> None:
    """Both days stay, with who corrected it and why; the stage is the plan's while it runs."""
    (case,) = siblings(cast, "Ada")
    home = f"/children/{case.pk}/"
    with clock.standing_at(at(14, 4)):
        worker.post(f"{home}child-in-need/", DAY)
        assert "Child in need plan" in worker.get(home).content.decode()
        assert "Child in need plan" in worker.get("/children/").content.decode()
        plan = ChildInNeedPlan.objects.get()
        acts = f"/child-in-need-plans/{plan.pk}/"
        seen = {**DAY, "on-day": "10", "words": "The school sees a change."}
        assert (
            worker.post(f"{acts}review/", {**seen, "words": "", "version": "1"}).status_code == 422
        )
        worker.post(f"{acts}review/", {**seen, "version": "1"})
        right = {**DAY, "on-day": "2", "version": "1"}
        assert worker.post(f"{acts}start/", {**right, "why": ""}).status_code == 422
        worker.post(f"{acts}start/", {**right, "why": "A slip of the pen."})
        plan.refresh_from_db()
        ended = {**DAY, "on-day": "13", "why": "All goals are met.", "version": str(plan.version)}
        assert "Child in need plan" in worker.get(home).content.decode()
        worker.post(f"{acts}end/", ended)
        lines = worker.get(f"{home}timeline/").context["lines"]
    mine = [(one.what, one.when, bool(one.withdrawn)) for one in lines if "in need" in one.what]
    assert [what for what, _, _ in mine] == [
        "Amina Yusuf ended the child in need plan.",
        "Amina Yusuf reviewed the child in need plan.",
        "Amina Yusuf started a child in need plan.",
        "Amina Yusuf started a child in need plan.",
    ]  # fmt: skip
    assert [(when, gone) for _, when, gone in mine[2:]] == [
        ("Thursday 2 April", False), ("Wednesday 1 April", True),
    ]  # fmt: skip
    (gone,) = [one.withdrawn for one in lines if one.withdrawn]
    assert "by Amina Yusuf: A slip of the pen." in gone
    (note,) = case.notes.filter(kind="correction")
    assert "Thursday 2 April 2026, not on Wednesday 1 April 2026. A slip" in note.words


def test_a_review_is_corrected_from_the_plans_page(
    worker: Client, as_: SignedIn, cast: Cast
) -> None:
    """D23: asked for what was wrong, kept as typed, told with both texts."""
    (case,) = siblings(cast, "Ada")
    home, page_url = f"/children/{case.pk}/", f"/children/{case.pk}/plan/"
    with clock.standing_at(at(14, 4)):
        worker.post(f"{home}child-in-need/", DAY)
        plan = ChildInNeedPlan.objects.get()
        sent = {**DAY, "on-day": "10", "words": "The school sees a change.", "version": "1"}
        worker.post(f"/child-in-need-plans/{plan.pk}/review/", sent)
        correct = f"/child-in-need-reviews/{plan.reviews.get().pk}/correct/"
        assert correct in worker.get(page_url).content.decode()
        assert "The school sees a change." in worker.get(correct).content.decode()
        right = {**sent, "on-day": "9", "words": "The school sees no change.", "why": ""}
        refused = worker.post(correct, right)
        assert refused.status_code == 422
        assert "The school sees no change." in refused.content.decode()
        assert worker.post(correct, {**right, "why": "A slip."})["Location"] == page_url
        page = worker.get(page_url).content.decode()
        assert "Reviewed on Thursday 9 April: The school sees no change." in page
        lines = worker.get(f"{home}timeline/").context["lines"]
        assert correct not in as_(cast.auditor).get(page_url).content.decode()
        assert worker.post(correct, {**right, "why": "Again."}).status_code == 409
    told = [(one.facts, one.withdrawn) for one in lines if "reviewed" in one.what]
    assert ("The school sees no change.", "") in told
    (gone,) = [withdrawn for facts, withdrawn in told if facts == "The school sees a change."]
    assert "by Amina Yusuf: A slip." in gone


def test_what_its_reviews_found_is_read_after_it_ended(worker: Client, cast: Cast) -> None:
    """D23."""
    (case,) = siblings(cast, "Ada")
    with clock.standing_at(at(14, 4)):
        worker.post(f"/children/{case.pk}/child-in-need/", DAY)
        acts = f"/child-in-need-plans/{ChildInNeedPlan.objects.get().pk}/"
        worker.post(f"{acts}review/", {**DAY, "on-day": "10", "words": "So far.", "version": "1"})
        worker.post(f"{acts}end/", {**DAY, "on-day": "13", "why": "Done.", "version": "1"})
        page = worker.get(f"/children/{case.pk}/plan/").content.decode()
    assert "1 to 13 April 2026: Done." in page
    assert "Reviewed on Friday 10 April: So far." in page
