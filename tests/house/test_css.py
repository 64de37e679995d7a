"""The committed style sheet and script are what their sources build, without the Crown's marks."""

import hashlib
import json
import re
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from tests.house.source import ROOT

STATIC = ROOT / "static"
SUMS = STATIC / "css" / "app.sha256"
# The markup's library follows a version of govuk-frontend; style and script must be of that one.
MARKUP, FRONTEND = "4.1.0", "6.3.0"


def noted() -> dict[str, str]:
    """The sum of each source and of what was built, as the build noted them."""
    lines = (line.split() for line in SUMS.read_text().splitlines())
    return {name: digest for digest, name in lines}


def test_every_source_has_its_sum() -> None:
    sources = {
        str(path.relative_to(STATIC))
        for pattern in ("src/*.scss", "src/own/*.scss", "src/build.sh", "src/package*.json")
        for path in STATIC.glob(pattern)
    }
    assert sources | {"css/app.css", "js/govuk-frontend.min.js"} == set(noted())


@pytest.mark.parametrize("name", noted())
def test_nothing_was_changed_since_the_build(name: str) -> None:
    """Run `./dev css` after a change of the sources; never change what it builds by hand."""
    assert hashlib.sha256((STATIC / name).read_bytes()).hexdigest() == noted()[name]


def test_style_script_and_markup_are_of_one_version() -> None:
    package = json.loads((STATIC / "src" / "package.json").read_text())
    assert package["dependencies"]["govuk-frontend"] == FRONTEND
    assert version("govuk-frontend-jinja") == MARKUP
    assert f'"{FRONTEND}"' in (STATIC / "js" / "govuk-frontend.min.js").read_text()


def test_no_crown_no_typeface_of_the_government_and_no_file_that_is_not_there() -> None:
    css = (STATIC / "css" / "app.css").read_text()
    assert re.findall(r"GDS Transport|@font-face|crest", css, re.IGNORECASE) == []
    assert re.findall(r"url\((?!\"?data:)", css) == []


def test_the_manifest_takes_every_file(settings: Any, tmp_path: Path) -> None:
    storage = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": storage}
    settings.STATIC_ROOT = tmp_path
    settings.STATICFILES_DIRS = [(name, STATIC / name) for name in ("css", "js")]
    settings.INSTALLED_APPS = ["django.contrib.staticfiles"]
    call_command("collectstatic", interactive=False, verbosity=0)
    names = json.loads((tmp_path / "staticfiles.json").read_text())["paths"]
    assert {"css/app.css", "js/app.js", "js/drafts.js", "js/govuk-frontend.min.js"} <= set(names)


def test_the_style_sheet_is_small_enough_for_a_phone() -> None:
    assert (STATIC / "css" / "app.css").stat().st_size < 160_000
    scripts = sum(path.stat().st_size for path in (STATIC / "js").glob("*.js"))
    assert scripts < 70_000


def test_a_typed_word_without_a_space_breaks_instead_of_widening_the_page() -> None:
    """Inherited from body, so that no page that shows typed text can leave it out."""
    css = (ROOT / "static/css/app.css").read_text()
    (body,) = re.findall(r"}body{([^}]*font-smoothing[^}]*)}", css)
    assert "overflow-wrap:break-word" in body
