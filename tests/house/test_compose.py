"""docker-compose.yml and the image, as far as they can be judged without an engine."""

import re
from typing import Any

import pytest
import yaml

from tests.house.source import ROOT

COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES: dict[str, Any] = COMPOSE["services"]
OURS = ["beat", "migrate", "web", "worker"]
DOCKERFILE = (ROOT / "Dockerfile").read_text()


def test_it_runs_web_worker_beat_postgres_redis_and_a_migration_step() -> None:
    assert sorted(SERVICES) == sorted([*OURS, "postgres", "redis"])


@pytest.mark.parametrize("service", ["web", "worker", "beat", "postgres", "redis"])
def test_every_service_says_whether_it_is_well(service: str) -> None:
    health = SERVICES[service]["healthcheck"]
    assert health["test"][0] in {"CMD", "CMD-SHELL"}
    assert health.keys() >= {"interval", "timeout", "retries"}


def test_the_migration_is_done_before_anything_else_of_ours_starts() -> None:
    assert SERVICES["migrate"]["command"][:3] == ["python", "manage.py", "migrate"]
    assert SERVICES["migrate"]["restart"] == "no"
    assert SERVICES["migrate"]["depends_on"]["postgres"]["condition"] == "service_healthy"
    for service in ("web", "worker", "beat"):
        after = SERVICES[service]["depends_on"]
        assert after["migrate"]["condition"] == "service_completed_successfully"
        assert after["redis"]["condition"] == "service_healthy"


def test_versions_are_pinned() -> None:
    images = [SERVICES[service]["image"] for service in SERVICES]
    images += re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE)
    assert [image for image in images if not re.search(r":\d+\.\d+(\.\d+)?", image)] == []


def test_the_database_is_one_that_is_supported() -> None:
    assert int(re.findall(r"postgres:(\d+)", SERVICES["postgres"]["image"])[0]) >= 15


@pytest.mark.parametrize("service", OURS)
def test_ours_run_without_rights(service: str) -> None:
    assert SERVICES[service]["cap_drop"] == ["ALL"]
    assert SERVICES[service]["read_only"] is True
    assert "no-new-privileges:true" in SERVICES[service]["security_opt"]
    users = re.findall(r"^USER (\S+)", DOCKERFILE, re.MULTILINE)
    assert users == ["cpcase"]
    assert DOCKERFILE.index("USER cpcase") < DOCKERFILE.index("CMD")


@pytest.mark.parametrize("service", OURS)
def test_no_secret_is_written_down(service: str) -> None:
    environment = SERVICES[service]["environment"]
    assert environment["SECRET_KEY"] == "${SECRET_KEY:?}"
    assert "${POSTGRES_PASSWORD:?}" in environment["DATABASE_URL"]
    assert SERVICES["postgres"]["environment"]["POSTGRES_PASSWORD"] == "${POSTGRES_PASSWORD:?}"


def _read_from_the_environment() -> set[str]:
    """The variables that the settings of production read, in its own file and in what it shares."""
    settings = ROOT / "cpcase" / "settings"
    own = {"demo.py", "test.py", "__init__.py"}
    read = "".join(one.read_text() for one in settings.glob("*.py") if one.name not in own)
    asked = re.findall(r'(?:required|listed|environ\.get)\(\s*"(\w+)"', read)
    return {*asked, *re.findall(r'environ\["(\w+)"\]', read)}


def test_every_setting_that_production_reads_is_handed_on() -> None:
    read = _read_from_the_environment()
    assert read >= {"SECRET_KEY", "EMAIL_USE_TLS", "ADMINISTRATION_PHONE", "TRUSTED_PROXIES"}
    # Where files lie is the image's own affair.
    read.remove("CPCASE_VAR")
    for service in OURS:
        assert read - SERVICES[service]["environment"].keys() == set()


def test_what_is_handed_on_is_read() -> None:
    handed = set(SERVICES["web"]["environment"])
    assert handed - _read_from_the_environment() == set()


def test_a_variable_that_may_be_left_out_has_the_default_of_the_settings() -> None:
    environment = SERVICES["web"]["environment"]
    assert environment["EMAIL_USE_TLS"] == "${EMAIL_USE_TLS:-yes}"
    assert environment["TRUSTED_PROXIES"] == "${TRUSTED_PROXIES:-1}"


def test_only_this_machine_reaches_the_web_server() -> None:
    assert [port for port in SERVICES["web"]["ports"] if not port.startswith("127.0.0.1:")] == []
    assert [
        service for service in SERVICES if service != "web" and "ports" in SERVICES[service]
    ] == []


def test_the_image_is_built_from_the_locked_list() -> None:
    assert "--require-hashes requirements.txt" in DOCKERFILE
    assert "collectstatic" in DOCKERFILE


def test_the_image_holds_neither_tests_nor_the_demo() -> None:
    left_out = (ROOT / ".dockerignore").read_text().splitlines()
    assert {"tests", "demo", "var", ".*"} <= set(left_out)
