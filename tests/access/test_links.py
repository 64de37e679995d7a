"""No link leads to a refusal: who may not open a page is not shown the way to it."""

import re
from collections import Counter

import pytest
from django.test import Client

from cpcase import clock
from tests.access.world import NOW

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
LINK = re.compile(r'<a\s[^>]*?href="(/[^"#]*)')
IDENTITY = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/)\d+(?=/)")
OF_ONE_PATTERN = 2  # pages of the same kind are the same page, but for their record's state
NOT_DONE = "Not done"


@pytest.mark.parametrize("who", list("WMACSUNYPK"))
def test_every_link_that_somebody_sees_opens(world, who):
    browser = Client()
    browser.force_login(world.people[who], BACKEND)
    with clock.standing_at(NOW):
        opened, refused = follow(browser)
    assert not refused, "\n".join(refused)
    assert opened > 5


def follow(browser):
    """Every page that links lead to from the first one; what refused, and where its link stood."""
    queue, seen, kinds, refused = [("/", "the start")], set(), Counter(), []
    while queue:
        href, source = queue.pop(0)
        kind = IDENTITY.sub("{}", href.split("?")[0])
        if href in seen or kinds[kind] >= OF_ONE_PATTERN:
            continue
        seen.add(href)
        kinds[kind] += 1
        answer = browser.get(href.replace("&amp;", "&"), follow=True)
        if answer.status_code >= 400:
            refused.append(f"{answer.status_code} {kind} from {source}")
            continue
        if answer.streaming or "html" not in answer["Content-Type"]:
            continue
        text = answer.content.decode()
        if NOT_DONE in text:
            refused.append(f"{NOT_DONE} {kind} from {source}")
        queue += [(link, kind) for link in LINK.findall(text)]
    return len(seen), refused
