"""The answers that an agency's software got, kept so that a repeated call has one effect.

The other half of `cpcase.api.idempotency`: `once(request, AgencyReplies(agency, at=...), act)`.
"""

import json
from datetime import datetime
from typing import Any

from accounts.models import IdempotentReply
from cpcase.api.idempotency import Reply

NOT_YET = 0  # the status of a claimed row, until its answer is kept in the same transaction


class AgencyReplies:
    """One agency's kept answers; key and agency are unique together."""

    def __init__(self, agency_id: Any, *, at: datetime) -> None:
        self.agency_id = agency_id
        self.at = at

    def find(self, key: str) -> Reply | None:
        """The answer that was kept under this key."""
        row = IdempotentReply.objects.filter(agency=self.agency_id, key=key).first()
        if row is None:
            return None
        body = json.loads(row.body) if row.body is not None else None
        return Reply(row.fingerprint, row.status, body, row.headers)

    def claim(self, key: str, fingerprint: str) -> None:
        """Write the key's row, without an answer yet. Raises IntegrityError when it is taken."""
        IdempotentReply.objects.create(
            agency_id=self.agency_id,
            key=key,
            fingerprint=fingerprint,
            status=NOT_YET,
            created_at=self.at,
        )

    def keep(self, key: str, reply: Reply) -> None:
        """Write the answer into the claimed row; as text, for PostgreSQL would sort its names."""
        IdempotentReply.objects.filter(agency=self.agency_id, key=key).update(
            status=reply.status, body=json.dumps(reply.body), headers=reply.headers
        )
