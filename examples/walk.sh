#!/bin/sh
# The API by hand, with curl: a token, the list, a meeting to come, the answer, the report, refusals.
#
#     BASE_URL=http://127.0.0.1:8000 CLIENT_ID=… CLIENT_SECRET=… sh examples/walk.sh
set -eu

# The first value of a name in a JSON answer; enough for what is asked here.
value() { printf '%s\n' "$(sed -n "s/.*\"$1\": *\"\([^\"]*\)\".*/\1/p" | head -n 1)"; }

echo "== A token"
token=$(curl -sf "$BASE_URL/oauth/token/" -d grant_type=client_credentials \
    -d "client_id=$CLIENT_ID" -d "client_secret=$CLIENT_SECRET" -d "scope=read write" |
    value access_token)
auth="Authorization: Bearer $token"

echo "== What we are invited to"
list=$(curl -sf -H "$auth" "$BASE_URL/api/v1/invitations/?page_size=50")
invitations=$(printf %s "$list" | tr '{,' '\n\n' | sed -n 's/^ *"id": *"\([^"]*\)".*/\1/p')
[ -n "$invitations" ] || { echo "Nothing yet."; exit 0; }

# What is sent back with If-Match: the ETag of what was read.
etag() { curl -sfi -H "$auth" "$url/" | tr -d '\r' | sed -n 's/^[Ee][Tt][Aa][Gg]: *//p'; }

# The answer with its status beneath it. The same key sent again gets the same answer.
answer() {
    curl -s -w '\n%{http_code}' -H "$auth" -H "If-Match: $1" -H "Idempotency-Key: $2" \
        -H "Content-Type: application/json" -d '{"answer": "accept"}' "$url/reply/"
}

echo "== We are coming"
for invitation in $invitations; do
    url="$BASE_URL/api/v1/invitations/$invitation"
    read=$(etag) key="walk-answer-$invitation-$(date +%s)"
    told=$(answer "$read" "$key")
    case $told in
    *200) break ;;
    *409) told= && echo "(That meeting was held or stood down: the next one.)" ;;
    *) printf '%s\n' "$told" >&2 && exit 1 ;;
    esac
done
[ -n "$told" ] || { echo "No meeting is to come."; exit 0; }
printf %s "$told" | value status

echo "== Sent again after the line broke, it is done once and answered alike"
[ "$(answer "$read" "$key")" = "$told" ] && echo "the same answer"

echo "== With what was read before somebody changed it, it is refused (412)"
printf "%s\n" "$(answer "$read" "$key-stale" | tail -n 1)"

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
