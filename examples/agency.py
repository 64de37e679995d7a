"""What an agency's own system does with the API, in one file and without a library.

    BASE_URL=http://127.0.0.1:8000 CLIENT_ID=… CLIENT_SECRET=… python examples/agency.py

It lists what the agency is asked for, says that it is coming to each meeting that it has not
answered, and sends a report where one is owed. Run twice, it does nothing the second time.
"""

import json
import os
import urllib.error
import urllib.parse
import urllib.request
import uuid
from collections.abc import Iterator
from typing import Any

CONFLICT = 409  # it cannot be done now, and the words say why


class Problem(Exception):
    """The API refused: `kind` never changes, `words` say what to do."""

    def __init__(self, document: dict[str, Any]) -> None:
        super().__init__(document["detail"])
        self.status = document["status"]
        self.kind = document["type"]
        self.words = document["detail"]


class Agency:
    """A client of the API. It gets its token when it is made."""

    def __init__(self, base_url: str, client_id: str, client_secret: str) -> None:
        self.base_url = base_url.rstrip("/")
        self.token = self._token(client_id, client_secret)

    def invitations(self) -> Iterator[dict[str, Any]]:
        """Every invitation, however many pages there are."""
        return self._pages("/api/v1/invitations/")

    def deadlines(self) -> Iterator[dict[str, Any]]:
        """What is owed, the soonest first."""
        return self._pages("/api/v1/deadlines/")

    def read(self, invitation: str) -> tuple[dict[str, Any], str]:
        """An invitation, and the ETag of what was read."""
        told, headers = self._call("GET", f"/api/v1/invitations/{invitation}/")
        return told, headers["ETag"]

    def answer(self, invitation: str, answer: str, words: str = "") -> dict[str, Any]:
        """accept, decline or send_report. A change by somebody else meanwhile is a Problem."""
        _, etag = self.read(invitation)
        body = {"answer": answer, "words": words}
        told, _ = self._act(f"/api/v1/invitations/{invitation}/reply/", body, etag)
        return told

    def send_report(self, invitation: str, words: str) -> dict[str, Any]:
        """The agency's report; sent again, the later one stands."""
        _, etag = self.read(invitation)
        path = f"/api/v1/invitations/{invitation}/report/"
        told, _ = self._act(path, {"words": words}, etag)
        return told

    def _act(self, path: str, body: dict[str, Any], etag: str) -> tuple[dict[str, Any], Any]:
        """One act. Should the line break, the same call with the same key may be repeated."""
        headers = {"If-Match": etag, "Idempotency-Key": str(uuid.uuid4())}
        return self._call("POST", path, body, headers)

    def _pages(self, path: str) -> Iterator[dict[str, Any]]:
        following: str | None = path
        while following:
            page, _ = self._call("GET", following)
            yield from page["results"]
            following = page["next"]

    def _call(
        self,
        method: str,
        path: str,
        body: dict[str, Any] | None = None,
        headers: dict[str, str] | None = None,
    ) -> tuple[dict[str, Any], Any]:
        url = path if path.startswith("http") else f"{self.base_url}{path}"
        request = urllib.request.Request(  # noqa: S310  https, or the demo
            url,
            method=method,
            data=json.dumps(body).encode() if body is not None else None,
            headers={
                "Authorization": f"Bearer {self.token}",
                "Content-Type": "application/json",
                **(headers or {}),
            },
        )
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310  https, or the demo
                return json.load(answer), answer.headers
        except urllib.error.HTTPError as refused:
            with refused:
                raise Problem(json.load(refused)) from None

    def _token(self, client_id: str, client_secret: str) -> str:
        asked = {
            "grant_type": "client_credentials",
            "client_id": client_id,
            "client_secret": client_secret,
            "scope": "read write",
        }
        data = urllib.parse.urlencode(asked).encode()
        url = f"{self.base_url}/oauth/token/"
        with urllib.request.urlopen(url, data, timeout=30) as answer:  # noqa: S310
            return str(json.load(answer)["access_token"])


def main() -> None:
    """The walk of the docstring above."""
    agency = Agency(os.environ["BASE_URL"], os.environ["CLIENT_ID"], os.environ["CLIENT_SECRET"])
    for one in agency.invitations():
        meeting = one["conference"]
        print(f"{meeting['kind']} conference, {meeting['starts_at']}: {one['status']}")
        if one["status"] == "sent":
            try:
                print("  answered:", agency.answer(one["id"], "accept")["status"])
            except Problem as refused:
                if refused.status != CONFLICT:
                    raise
                print("  not answered:", refused.words)  # the meeting was held meanwhile
    for owed in list(agency.deadlines()):
        print(f"{owed['title']}: due {owed['due']}")
        sent = agency.send_report(owed["invitation"], "Two calls to the address this year.")
        print("  sent:", sent["sent_at"])


if __name__ == "__main__":
    main()
