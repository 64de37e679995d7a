"""No record changes behind the back of whoever has it open: the database refuses, on both (T11)."""

from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.db.models import F, Model

from cases.models import Child
from cpcase.records import change
from tests.cast import Cast, gather, sign_in
from tests.given import siblings
from tests.timescales.rings.hearing import a_discussion
from timescales.models import Deadline

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
TRIGGERS = {
    "postgresql": "SELECT relname, pg_get_triggerdef(t.oid) FROM pg_trigger t"
    " JOIN pg_class c ON c.oid = tgrelid WHERE tgname LIKE '%_counts_up'",
    "sqlite": "SELECT tbl_name, sql FROM sqlite_master WHERE name LIKE '%_counts_up'",
}
REFUSED = "change with the next version only"


@pytest.fixture
def cast() -> Cast:
    return gather()


def versioned() -> dict[str, type[Model]]:
    """The table of each model that counts its versions, less the histories of them."""
    return {
        model._meta.db_table: model
        for model in apps.get_models()
        if not model.__name__.startswith("Historical")
        if "version" in {field.name for field in model._meta.local_fields}
    }


def guards() -> dict[str, str]:
    """What the database says of each guard, by its table."""
    with connection.cursor() as cursor:
        cursor.execute(TRIGGERS[connection.vendor])
        return dict(cursor.fetchall())


def test_every_table_that_counts_versions_is_guarded() -> None:
    """SQLite forgets a table's triggers when a later migration builds the table anew."""
    found = guards()
    assert len(versioned()) > 80
    assert sorted(versioned().keys() - found.keys()) == [], "Add CountsUp for these."
    assert [table for table, sql in found.items() if "BEFORE UPDATE" not in sql] == []


def test_a_persons_guard_leaves_out_only_what_signing_in_writes() -> None:
    columns = {field.column for field in versioned()["accounts_user"]._meta.local_fields}
    named = guards()["accounts_user"].split(" OF ")[1].split(" ON ")[0]
    assert columns - {one.strip() for one in named.split(",")} == {"id", "password", "last_login"}


WRITES: list[Any] = [
    pytest.param(lambda pk: Child.objects.filter(pk=pk).update(first_name="Someone"), id="update"),
    pytest.param(
        lambda pk: Child.objects.filter(pk=pk).update(version=F("version") + 2), id="leap"
    ),
    pytest.param(lambda pk: Child.objects.filter(pk=pk).update(version=1), id="standstill"),
    pytest.param(lambda pk: Child.objects.get(pk=pk).save(), id="save"),
    pytest.param(
        lambda pk: Child.objects.bulk_update([Child.objects.get(pk=pk)], ["first_name"]), id="bulk"
    ),
    pytest.param(lambda pk: _raw("UPDATE cases_child SET first_name = 'Someone'"), id="raw"),
]


def _raw(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.parametrize("write", WRITES)
def test_a_change_past_the_version_is_refused(cast: Cast, write: Any) -> None:
    (case,) = siblings(cast, "Reuben")
    with pytest.raises(DatabaseError, match=REFUSED), transaction.atomic():
        write(case.child_id)
    now = Child.objects.get(pk=case.child_id)
    assert (now.first_name, now.version) == ("Reuben", case.child.version)


def test_the_next_version_is_let_through(cast: Cast) -> None:
    (case,) = siblings(cast, "Reuben")
    change(case.child, by=cast.worker, why="nothing")
    assert Child.objects.get(pk=case.child_id).version == case.child.version


def test_two_who_write_at_the_same_version_are_never_both_written(cast: Cast) -> None:
    """Without a lock and without a question: the database is the last to look."""
    (case,) = siblings(cast, "Reuben")
    mine, theirs = (Child.objects.get(pk=case.child_id) for _ in range(2))
    change(mine, by=cast.worker)
    with pytest.raises(DatabaseError, match=REFUSED), transaction.atomic():
        change(theirs, by=cast.manager)
    assert Child.history.filter(id=case.child_id).count() == mine.version


def test_a_deadline_too(cast: Cast) -> None:
    a_discussion(cast)
    deadline = Deadline.objects.first()
    with pytest.raises(DatabaseError, match=REFUSED), transaction.atomic():
        Deadline.objects.filter(pk=deadline.pk).update(due_on=None, due_at=None)


def test_a_sign_in_is_no_change_of_a_person(cast: Cast, client: Any) -> None:
    before = cast.worker.version
    sign_in(client, cast.worker)
    cast.worker.refresh_from_db()
    assert (cast.worker.version, bool(cast.worker.last_login)) == (before, True)
    with pytest.raises(DatabaseError, match=REFUSED), transaction.atomic():
        type(cast.worker).objects.filter(pk=cast.worker.pk).update(is_active=False)
