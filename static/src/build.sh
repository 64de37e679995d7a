#!/bin/sh
# Builds static/css/app.css and copies govuk-frontend's script. Run as `./dev css`; needs Node.
# What it makes is committed; tests/house/test_css.py compares it with the sums noted here.
set -eu
cd "$(dirname "$0")"
[ -d node_modules ] || npm ci --no-audit --no-fund --silent
mkdir -p ../css ../js
# The royal crest is the Crown's: its rules go, so that no file is asked for that is not there.
node_modules/.bin/sass --load-path=. --style=compressed --no-source-map --quiet-deps app.scss |
    sed 's#url("/static/assets/images/govuk-crest.svg")#none#g' >../css/app.css
# The file names a source map that is not shipped: the manifest would look for it.
sed 's#//\# sourceMappingURL=.*##' node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js \
    >../js/govuk-frontend.min.js
cd ..
sha256sum src/app.scss src/own/*.scss src/build.sh src/package.json src/package-lock.json \
    css/app.css js/govuk-frontend.min.js >css/app.sha256
