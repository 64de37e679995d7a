"""The demo's mailbox: every mail that the product sent, newest first."""

import email
import email.policy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.views.generic import TemplateView

from cpcase.web.lists import page_of

SHOWN = 500


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail as it left."""

    to: str
    subject: str
    date: str
    body: str


class Mailbox(TemplateView):
    """Open to whoever is signed in: no mail names a child."""

    template_name = "demo/mailbox.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        folder = Path(settings.EMAIL_FILE_PATH)
        files = sorted(folder.glob("*"), key=lambda file: file.stat().st_mtime, reverse=True)
        page = page_of(self.request, files[:SHOWN])
        mails = [mail for file in page.object_list for mail in read(file)]
        return {**super().get_context_data(**kwargs), "page": page, "mails": mails}


def read(file: Path) -> list[Mail]:
    """The mails in one file of Django's file backend; they are parted by a line of dashes."""
    texts = file.read_text(encoding="utf-8", errors="replace").split("\n" + "-" * 79)
    parsed = (
        email.message_from_string(text.strip(), policy=email.policy.default)
        for text in texts
        if text.strip()
    )
    return [
        Mail(
            to=str(mail["To"]),
            subject=str(mail["Subject"]),
            date=str(mail["Date"]),
            body=_body(mail),
        )
        for mail in parsed
    ]


def _body(mail: Any) -> str:
    part = mail.get_body(preferencelist=("plain",))
    return part.get_content().strip() if part is not None else ""
