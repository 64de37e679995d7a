"""A file of a child's record, sent to whoever may see the record; each look is noted."""

import logging
from typing import Any, ClassVar

from django.http import FileResponse, Http404, HttpRequest
from django.views.generic import View

from cases.models import Paper
from cpcase.clock import LONDON
from cpcase.papers.files import KINDS
from cpcase.web.views import RecordMixin

logger = logging.getLogger(__name__)


class PaperFile(RecordMixin, View):
    """One file as it was brought. What it is saved as says kind and date, never whose it is."""

    of: ClassVar[Any] = Paper

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> FileResponse:
        paper = self.record
        try:
            content = paper.content.open()
        except OSError as error:
            logger.exception("A file is not in the store: %s", paper.pk)
            words = "This file cannot be read now. Tell your system administrator."
            raise Http404(words) from error
        kept_on = paper.kept_at.astimezone(LONDON)
        return FileResponse(
            content,
            as_attachment=True,
            filename=f"file-{kept_on:%Y-%m-%d}.{paper.kind}",
            content_type=KINDS[paper.kind].mime,
        )
