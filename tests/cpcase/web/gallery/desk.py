"""The place that keeps drafts, played by the test: what arrives there, and what it answers."""

from urllib.parse import parse_qs

from playwright.sync_api import Route


class Desk:
    """What arrives at the place that keeps drafts, and what it answers."""

    def __init__(self) -> None:
        self.kept: list[dict[str, list[str]]] = []
        self.status = 204
        self.is_reached = True

    def answer(self, route: Route) -> None:
        if not self.is_reached:
            return route.abort("internetdisconnected")
        self.kept.append(parse_qs(route.request.post_data or "", keep_blank_values=True))
        return route.fulfill(status=self.status)
