"""If-Match: nobody changes what they have not read."""

from typing import Any

import pytest
from rest_framework.request import Request
from rest_framework.test import APIRequestFactory

from cpcase.api.etag import etag_of, matched_version
from cpcase.api.problems import READ_AGAIN, Problem


class Invitation:
    """Stands for a record."""

    version = 3


def asking(**headers: str) -> Request:
    return Request(APIRequestFactory().patch("/", headers=headers))


def test_a_version_is_a_strong_etag() -> None:
    record: Any = Invitation()
    assert etag_of(record) == '"3"'


@pytest.mark.parametrize("sent", ['"3"', '"2", "3"'])
def test_who_read_this_version_may_change_it(sent: str) -> None:
    record: Any = Invitation()
    assert matched_version(asking(**{"If-Match": sent}), record) == 3


@pytest.mark.parametrize("sent", ['"2"', 'W/"3"'])
def test_who_read_another_is_refused(sent: str) -> None:
    record: Any = Invitation()
    with pytest.raises(Problem) as problem:
        matched_version(asking(**{"If-Match": sent}), record)
    assert problem.value.status_code == 412
    assert problem.value.words == READ_AGAIN


@pytest.mark.parametrize("headers", [{}, {"If-Match": "*"}, {"If-Match": "3"}])
def test_who_does_not_say_what_they_read_is_asked(headers: dict[str, str]) -> None:
    record: Any = Invitation()
    with pytest.raises(Problem) as problem:
        matched_version(asking(**headers), record)
    assert problem.value.status_code == 428
