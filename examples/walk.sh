#!/bin/sh
# The API by hand, with curl: a token, the list, one invitation, the answer, the report, a refusal.
#
#     BASE_URL=http://127.0.0.1:8000 CLIENT_ID=… CLIENT_SECRET=… sh examples/walk.sh
set -eu

# The first value of a name in a JSON answer; enough for what is asked here.
value() { sed -n "s/.*\"$1\": *\"\([^\"]*\)\".*/\1/p" | head -n 1; }

echo "== A token"
token=$(curl -sf "$BASE_URL/oauth/token/" -d grant_type=client_credentials \
    -d "client_id=$CLIENT_ID" -d "client_secret=$CLIENT_SECRET" -d "scope=read write" |
    value access_token)
auth="Authorization: Bearer $token"

echo "== What we are invited to"
list=$(curl -sf -H "$auth" "$BASE_URL/api/v1/invitations/?page_size=1")
invitation=$(printf %s "$list" | value id)
[ -n "$invitation" ] || { echo "Nothing yet."; exit 0; }
url="$BASE_URL/api/v1/invitations/$invitation"

# What is sent back with If-Match: the ETag of what was read.
etag() { curl -sfi -H "$auth" "$url/" | tr -d '\r' | sed -n 's/^[Ee][Tt][Aa][Gg]: *//p'; }

echo "== We are coming"
curl -sf -H "$auth" -H "If-Match: $(etag)" -H "Idempotency-Key: walk-answer-$(date +%s)" \
    -H "Content-Type: application/json" -d '{"answer": "accept"}' "$url/reply/" | value status

echo "== Our report"
curl -sf -H "$auth" -H "If-Match: $(etag)" -H "Idempotency-Key: walk-report-$(date +%s)" \
    -H "Content-Type: application/json" -d '{"words": "Two calls to the address this year."}' \
    "$url/report/" | value sent_at

echo "== Without saying what we have read, it is refused (428)"
curl -s -o /dev/null -w '%{http_code}\n' -H "$auth" -H "Idempotency-Key: walk-blind-$(date +%s)" \
    -H "Content-Type: application/json" -d '{"answer": "decline"}' "$url/reply/"

echo "== What we owe"
curl -sf -H "$auth" "$BASE_URL/api/v1/deadlines/"
echo
