"""Who comes in: sessions in the browser, tokens of agencies, what the bar counts."""

from typing import Any

SESSION_LONGEST = 12 * 60 * 60  # seconds of real time after which even a busy session ends
# Whose pages a browser shows: it keeps a form that is sent after its session has ended.
LAST_PERSON_COOKIE = "last-person"
CSRF_FAILURE_VIEW = "accounts.views.sign_in.not_from_here"

# A page's name and who counts what waits there for a person: "Sign-offs, 3". Both are text, since
# the pages belong to apps above the one that draws the bar.
NAVIGATION_COUNTS: dict[str, str] = {"worktray:sign_offs": "worktray.asked.waiting"}
# Who knows which child a notice is about: its own words name nobody, since mail takes them along.
NOTICE_SUBJECTS = "worktray.queries.subjects_of"
# Who knows to whom an episode is kept: a timeline knows no child's record, and rings for it.
NAMED_ON = "cases.services.restrictions.named_on"
# Event kind → who puts its record right when “Correct this” moves the event. The records belong to
# apps above the one that corrects. What is not named here is in the log alone, or is refused.
CORRECTIONS: dict[str, str] = {
    "referral.received": "cases.services.correcting.move_referral",
    "strategy_discussion.held": "cases.services.correcting.move_discussion",
    "visit.made": "coregroups.services.correcting.correct_visit",
    "core_group.held": "coregroups.services.correcting.move_core_group",
    "supervision.held": "coregroups.services.correcting.move_supervision",
    "midpoint_review.done": "coregroups.services.correcting.move_midpoint_review",
    "conference.held": "conferences.services.correcting.move_conference",
    "transfer_in.notified": "conferences.services.correcting.move_notice",
}

# Agencies' software: client credentials only, secrets and tokens kept as digests.
OAUTH2_PROVIDER: dict[str, Any] = {
    "SCOPES": {"read": "Read what is shared with the agency", "write": "Reply and send"},
    "DEFAULT_SCOPES": ["read", "write"],
    "ACCESS_TOKEN_EXPIRE_SECONDS": 60 * 60,
    "COMPLIANT_BCP_RFC9700_TOKEN_STORAGE": True,
    "COMPLIANT_BCP_RFC9700_ACCESS_TOKEN_TRANSPORT": True,
    "COMPLIANT_BCP_RFC9700_IMPLICIT_GRANT": True,
    "COMPLIANT_BCP_RFC9700_PASSWORD_GRANT": True,
    "COMPLIANT_BCP_RFC9700_PKCE_METHOD": True,
    "COMPLIANT_BCP_RFC9700_PKCE_REQUIRED": True,
    "COMPLIANT_BCP_RFC9700_AUTHZ_RESPONSE_ISS": True,
    "COMPLIANT_BCP_RFC9700_REFRESH_TOKEN": True,
    "COMPLIANT_BCP_RFC9700_REDIRECT_URI_SCHEME": True,
    "COMPLIANT_BCP_RFC9700_REDIRECT_URI_MATCHING": True,
}
