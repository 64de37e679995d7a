#!/bin/sh
# Builds static/css/app.css and copies govuk-frontend's script. Run as `./dev css`; needs Node.
# What it makes is committed; a test compares the sources' hash with the one noted here.
set -eu
cd "$(dirname "$0")"
[ -d node_modules ] || npm install --no-audit --no-fund --silent
mkdir -p ../css ../js
# The royal crest is the Crown's: its rules go, so that no file is asked for that is not there.
node_modules/.bin/sass --load-path=. --style=compressed --no-source-map --quiet-deps app.scss |
    sed 's#url("/static/assets/images/govuk-crest.svg")#none#g' >../css/app.css
cp node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js ../js/govuk-frontend.min.js
cat app.scss _own.scss package.json | sha256sum | cut -d' ' -f1 >../css/sources.sha256
