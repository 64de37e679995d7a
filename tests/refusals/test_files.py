"""A file of a forbidden kind, brought with a step that is recorded."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.cast import Cast
from tests.given import at, siblings
from tests.refusals.conftest import ItIs, SignedIn
from tests.refusals.reading import Sheet, merged
from tests.refusals.refusing import day, keeps, nothing_written

PROGRAM = b"MZ" + bytes(200)
SCRIPT = b"<script>alert(1)</script>"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("plan.pdf", PROGRAM, "This kind of file cannot be kept. Use PDF"),
        ("page.html", SCRIPT, "This kind of file cannot be kept. Use PDF"),
        ("empty.pdf", b"", "empty"),
    ],
)
def test_it_is_refused_beside_its_box_and_the_rest_is_kept(
    as_: SignedIn, cast: Cast, it_is: ItIs, name: str, content: bytes, words: str
) -> None:
    """What a file is, its bytes say, not its name."""
    (case,) = siblings(cast, "Reuben")
    it_is(at(30, 3, 10))
    client, url = as_(cast.worker), f"/children/{case.pk}/steps/new/"
    typed = {"step": "C02/", "note": "Rang them.\r\nTwice.", **day("on", at(30, 3).date())}
    sent: dict[str, Any] = merged(Sheet(client.get(url)).sends(), typed)
    with nothing_written():
        file = SimpleUploadedFile(name, content)
        back = Sheet(client.post(url, {**sent, "papers": file}))
    assert back.status == 422
    assert back.title.startswith("Error: ")
    (said,) = [told for where, told in back.summary if where == "#id_papers"]
    assert words in said
    assert said in back.beside("id_papers")
    keeps(back, sent)
