"""Files: their bytes say what they are, and each refusal says what to do."""

import struct
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile

from cpcase.papers.files import LARGEST, check_file
from cpcase.refusals import Incomplete

PDF = b"%PDF-1.7\n"
PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + bytes(20)
JPEG = b"\xff\xd8\xff\xe0" + bytes(20)
HEIC = struct.pack(">I", 24) + b"ftypheic" + bytes(4) + b"heicmif1" + bytes(20)
PROGRAM = b"MZ" + bytes(200)


def zipped(*names: str) -> bytes:
    content = BytesIO()
    with ZipFile(content, "w") as parts:
        for name in names:
            parts.writestr(name, "x")
    return content.getvalue()


WORD = zipped("[Content_Types].xml", "_rels/.rels", "word/document.xml")
WORD_FROM_ELSEWHERE = zipped("customXml/item1.xml", "a", "b", "c", "d", "word/document.xml")


def brought(content: bytes, name: str = "report.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def opendocument() -> bytes:
    content = BytesIO()
    with ZipFile(content, "w") as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "extension"),
    [
        (PDF, "pdf"),
        (PNG, "png"),
        (JPEG, "jpg"),
        (HEIC, "heic"),
        (WORD, "docx"),
        (WORD_FROM_ELSEWHERE, "docx"),
        (opendocument(), "odt"),
    ],
)
def test_a_file_is_what_its_bytes_say_whatever_it_is_called(content: bytes, extension: str) -> None:
    file = brought(content, name="holiday.exe")
    assert check_file(file).extension == extension
    assert file.read() == content, "it can still be read from the start"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "This file is empty. Choose another."),
        (PROGRAM, "This kind of file cannot be kept. Use PDF, Word (.docx)"),
        (b"<script>alert(1)</script>", "This kind of file cannot be kept."),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "This kind of file cannot be kept."),
        (zipped("holiday.jpg"), "This kind of file cannot be kept."),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "This kind of file cannot be kept."),
        (zipped("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), "macros"),
        (WORD[:-30], "This file is damaged."),
    ],
)
def test_a_file_that_is_not_kept_is_refused_next_to_its_field(content: bytes, words: str) -> None:
    with pytest.raises(Incomplete) as refusal:
        check_file(brought(content), field="minutes")
    assert words in refusal.value.words
    assert refusal.value.field == "minutes"


def test_a_large_file_is_told_how_large_it_may_be() -> None:
    file: Any = brought(PDF)
    file.size = LARGEST + 1
    with pytest.raises(Incomplete) as refusal:
        check_file(file)
    assert refusal.value.words == "This file is 21 MB. A file can be up to 20 MB."


def test_a_file_that_came_through_the_disk_is_read_too() -> None:
    with TemporaryUploadedFile("plan.docx", "", len(WORD), None) as file:
        file.write(WORD)
        file.flush()
        assert check_file(file).extension == "docx"
