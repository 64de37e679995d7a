"""Files that people bring: known by their bytes, never by their name."""

from dataclasses import dataclass
from typing import IO, cast
from zipfile import BadZipFile, ZipFile

import filetype
from django.core.files import File

from cpcase.refusals import Incomplete

MEGABYTE = 1024 * 1024
LARGEST = 20 * MEGABYTE
HEAD = 8192  # bytes; what the library looks at
MAY_BE_WORD = {"docx", "zip"}  # the library sees only how a file begins


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file that may be kept."""

    extension: str
    mime: str
    words: str


KINDS = {
    kind.extension: kind
    for kind in (
        Kind("pdf", "application/pdf", "PDF"),
        Kind(
            "docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "Word (.docx)",
        ),
        Kind("odt", "application/vnd.oasis.opendocument.text", "OpenDocument (.odt)"),
        Kind("jpg", "image/jpeg", "JPEG"),
        Kind("png", "image/png", "PNG"),
        Kind("heic", "image/heic", "HEIC"),
    )
}
NAMES = [kind.words for kind in KINDS.values()]
FORBIDDEN = f"This kind of file cannot be kept. Use {', '.join(NAMES[:-1])} or {NAMES[-1]}."


def check_file(file: "File[bytes]", *, field: str = "file") -> Kind:
    """What kind of file this is; it decides how it is named and sent out again.

    Raises Incomplete when the file is empty, too large, damaged or of no kind that we keep.
    """
    if not file.size:
        raise Incomplete("This file is empty. Choose another.", field=field)
    if file.size > LARGEST:
        size = -(-file.size // MEGABYTE)
        words = f"This file is {size} MB. A file can be up to {LARGEST // MEGABYTE} MB."
        raise Incomplete(words, field=field)
    found = _guess(file)
    if found in MAY_BE_WORD:
        _check_word(file, field=field)
        found = "docx"
    if found not in KINDS:
        raise Incomplete(FORBIDDEN, field=field)
    return KINDS[found]


def _guess(file: "File[bytes]") -> str:
    file.seek(0)
    found = filetype.guess(file.read(HEAD))
    file.seek(0)
    return found.extension if found else ""


def _check_word(file: "File[bytes]", *, field: str) -> None:
    """A Word file is a ZIP with its text in a known place, and here without a program."""
    try:
        with ZipFile(cast(IO[bytes], file)) as parts:
            names = {name.lower() for name in parts.namelist()}
    except BadZipFile as error:
        words = "This file is damaged. Save it again, or as PDF."
        raise Incomplete(words, field=field) from error
    finally:
        file.seek(0)
    if "word/document.xml" not in names:
        raise Incomplete(FORBIDDEN, field=field)
    if any(name.endswith("vbaproject.bin") for name in names):
        words = "This Word file holds macros. Save it as .docx without them, or as PDF."
        raise Incomplete(words, field=field)
