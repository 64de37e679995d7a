"""What a paper says, and how hard it is to read."""

import re
import zlib
from html import unescape

_VOWELS = re.compile(r"[aeiouy]+")


def plain(html: str) -> str:
    """The words of a page in their order, each sentence and heading on its own."""
    body = re.sub(r"<(style|title)>.*?</\1>", "", html, flags=re.DOTALL)
    lines = re.sub(r"</?(?:p|h\d|li|dt|dd|div|ul|dl)[^>]*>", "\n", body)
    text = unescape(re.sub(r"<[^>]+>", "", lines))
    return "\n".join(filter(None, (" ".join(line.split()) for line in text.splitlines())))


def unpacked(pdf: bytes) -> bytes:
    """What the streams of a PDF say."""
    streams = re.findall(rb"stream\n(.*?)\nendstream", pdf, re.DOTALL)
    return b"".join(zlib.decompress(one) for one in streams if one.startswith(b"x"))


def syllables(word: str) -> int:
    """A word's syllables, near enough: groups of vowels, less a silent e."""
    found = len(_VOWELS.findall(word.lower()))
    silent = word.lower().endswith("e") and not word.lower().endswith("le") and found > 1
    return max(found - silent, 1)


def grade_of(text: str) -> float:
    """The Flesch-Kincaid grade of whole sentences; headings and lists of facts are left out."""
    sentences = [
        part for line in text.splitlines() if line.rstrip()[-1:] in ".?!"
        for part in re.split(r"(?<=[.?!])\s+", line)
    ]  # fmt: skip
    words = [word for one in sentences for word in re.findall(r"[A-Za-z’']+", one)]
    total = sum(syllables(word) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * total / len(words) - 15.59
