"""The history of people, posts and agencies stands as it was written."""

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from accounts.services.agencies import change_agency
from accounts.services.mail_choices import choose
from tests.cast import Cast, software

pytestmark = pytest.mark.django_db
HISTORIES = [
    model
    for model in apps.get_app_config("accounts").get_models()
    if model.__name__.startswith("Historical")
]


@pytest.mark.parametrize("verb", ["UPDATE {} SET history_type = '-'", "DELETE FROM {}"])
@pytest.mark.parametrize("history", HISTORIES, ids=lambda model: model.__name__)
def test_the_database_refuses_to_rewrite_a_row(cast: Cast, history: type, verb: str) -> None:
    software(cast.police)
    choose(cast.worker, news="morning", morning="due", by=cast.worker, version=0)
    table = history._meta.db_table  # type: ignore[attr-defined]
    if table.endswith("standin"):
        cast.worker.absences.create(stand_in=cast.colleague, since="2026-03-23", until="2026-03-27")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(verb.format(table))


def test_the_newest_row_of_a_history_is_what_stands(cast: Cast) -> None:
    details = {"name": "County Police", "kind": "police", "secure_email": "", "phone": "1"}
    agency = change_agency(cast.police, by=cast.system_administrator, version=1, **details)
    newest = agency.history.first()
    assert {name: getattr(newest, name) for name in details} == details
    assert (newest.version, newest.history_user) == (2, cast.system_administrator)
