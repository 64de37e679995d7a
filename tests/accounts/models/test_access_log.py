"""Who looked is written down and never rewritten."""

import uuid
from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import QuerySet

from accounts.models import AccessEntry
from accounts.services.access_log import Look, log_find, log_refused, log_views
from tests.cast import Cast

AT = datetime(2026, 3, 30, 9, tzinfo=UTC)


class Sheet:
    """A record about children, as the log sees one."""

    class _meta:  # noqa: N801  as Django names it
        label_lower = "cases.sheet"

    def __init__(self, *children: uuid.UUID) -> None:
        self.pk = uuid.uuid4()
        self.children = children

    def seen_children(self) -> tuple[uuid.UUID, ...]:
        return self.children


@pytest.fixture
def entry(cast: Cast) -> AccessEntry:
    log_views(Look(by=cast.worker, page="cases:case", at=AT), [Sheet(uuid.uuid4())])
    return AccessEntry.objects.get()


def test_a_look_at_siblings_is_a_look_at_each(cast: Cast) -> None:
    first, second = uuid.uuid4(), uuid.uuid4()
    log_views(Look(by=cast.worker, page="cases:visit", at=AT, session="a1"), [Sheet(first, second)])
    entry = AccessEntry.objects.get(child_id=second)
    assert (entry.person, entry.agency, entry.action) == (cast.worker, None, "view")
    assert (entry.record_kind, entry.page, entry.session) == ("cases.sheet", "cases:visit", "a1")
    assert AccessEntry.objects.filter(child_id=first).count() == 1


def test_somebody_of_an_agency_is_written_down_with_it(cast: Cast) -> None:
    log_find(Look(by=cast.partner, page="search", at=AT), [uuid.uuid4()])
    assert AccessEntry.objects.get().agency == cast.police
    assert AccessEntry.objects.get().get_action_display() == "Found in a search"


def test_a_refusal_names_what_was_asked_for_and_no_child(cast: Cast) -> None:
    asked = uuid.uuid4()
    log_refused(Look(by=cast.worker, page="cases:case", at=AT), asked)
    entry = AccessEntry.objects.get()
    assert (entry.action, entry.record_id, entry.child_id) == ("refused", asked, None)


def test_the_latest_look_stands_first(cast: Cast) -> None:
    sheet = Sheet(uuid.uuid4())
    for day, hour in ((29, 9), (30, 11), (30, 10), (28, 9)):
        log_views(Look(by=cast.worker, page="p", at=AT.replace(day=day, hour=hour)), [sheet])
    days = AccessEntry.objects.by_day(sheet.children[0])
    assert [(row["last"].day, row["last"].hour, row["many"]) for row in days] == [
        (30, 11, 2), (29, 9, 1), (28, 9, 1),
    ]  # fmt: skip


def test_an_entry_is_neither_changed_nor_deleted_by_our_code(entry: AccessEntry) -> None:
    with pytest.raises(TypeError):
        entry.delete()
    with pytest.raises(TypeError):
        AccessEntry.objects.all().delete()
    with pytest.raises(TypeError):
        AccessEntry.objects.update(page="elsewhere")


@pytest.mark.parametrize("words", ["UPDATE {} SET page = 'elsewhere'", "DELETE FROM {}"])
def test_the_database_refuses_it_too(entry: AccessEntry, words: str) -> None:
    statement = words.format(AccessEntry._meta.db_table)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert AccessEntry.objects.get().page == "cases:case"


def test_a_save_of_an_entry_that_is_there_is_refused_by_the_database(entry: AccessEntry) -> None:
    entry.page = "elsewhere"
    with pytest.raises(DatabaseError), transaction.atomic():
        entry.save()
    with pytest.raises(DatabaseError), transaction.atomic():
        QuerySet(AccessEntry).filter(pk=entry.pk).update(page="elsewhere")


def test_somebody_looked_or_there_is_no_entry(cast: Cast) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        AccessEntry.objects.create(at=AT, action="view", record_kind="x", page="y")
