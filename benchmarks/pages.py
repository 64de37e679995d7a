"""What My work and a child's page take, beside a plain signed-in Django page of 25 indexed rows.

    python -m benchmarks.pages [--rounds 300] [--keep FILE.sqlite3]

In one run and in turns, in a database of its own that is loaded like the demo's, through all the
middleware; a page is asked for as by a browser that is signed in. `--keep` names a file that is
loaded once and used again. Ends with 1 when a target is missed.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

AT_MOST = 3.0
KILOBYTES = 60
Get = Callable[[], Any]


def main() -> int:
    """Measure, print the table; 1 when a target is missed."""
    asked = _asked()
    with _database(asked.keep) as fresh:
        _start(fresh)
        took, sizes = _measure(_pages(), asked.rounds)
    plain = _p95(took["plain page, 25 rows"])
    met = True
    for name, times in took.items():
        ratio = _p95(times) / plain
        good = ratio <= AT_MOST and (sizes[name] < KILOBYTES or "work" not in name)
        met = met and good
        sys.stdout.write(
            f"{name:<32} median {statistics.median(times):6.1f} ms   p95 {_p95(times):6.1f} ms"
            f"   × {ratio:4.2f}   {sizes[name]:5.1f} kB{'' if good else '   missed'}\n"
        )
    return 0 if met else 1


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=300)
    parser.add_argument("--keep", type=Path, help="a database that is loaded once")
    return parser.parse_args()


@contextmanager
def _database(keep: Path | None) -> Iterator[bool]:
    """The demo on a database of this run, or on one that is kept; whether it must be loaded."""
    with tempfile.TemporaryDirectory() as folder:
        file = keep.resolve() if keep else Path(folder) / "pages.sqlite3"
        os.environ["DATABASE_URL"] = f"sqlite:///{file}"
        os.environ["CPCASE_VAR"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "cpcase.settings.demo"
        yield not file.exists()


def _start(fresh: bool) -> None:
    import django
    from django.conf import settings
    from django.core.management import call_command

    django.setup()
    settings.ROOT_URLCONF = "benchmarks.plain"
    if fresh:
        sys.stdout.write("loading the demo's families, about a minute\n")
        call_command("migrate", verbosity=0)
        call_command("load_demo")


def _pages() -> dict[str, Get]:
    """The pages, asked for by the social worker with most to do, each child's in turn."""
    from django.test import Client

    worker, cases = _busiest()
    client = Client(headers={"host": "localhost"})
    client.force_login(worker)
    turns = iter(cases * 10_000)
    return {
        "plain page, 25 rows": lambda: client.get("/plain/"),
        "My work": lambda: client.get("/work/"),
        "a child's page": lambda: client.get(f"/children/{next(turns)}/"),
    }


def _busiest() -> tuple[Any, list[Any]]:
    from accounts.models import User
    from cases.models import Case
    from worktray.queries import mine

    workers = User.objects.filter(posts__role="social_worker").distinct()
    worker = max(workers, key=lambda one: mine(one).count())
    cases = Case.objects.visible_to(worker).allocated_to([worker]).values_list("pk", flat=True)
    sys.stdout.write(f"{mine(worker).count()} open deadlines, {len(cases)} children\n")
    return worker, list(cases)


def _measure(pages: dict[str, Get], rounds: int) -> tuple[dict[str, list[float]], dict[str, float]]:
    """Milliseconds of each page, in turns, after a first look at each; and kilobytes."""
    took: dict[str, list[float]] = {name: [] for name in pages}
    sizes = dict.fromkeys(pages, 0.0)
    for turn in range(-5, rounds):
        for name, get in pages.items():
            began = time.perf_counter()
            answer = get()
            spent = (time.perf_counter() - began) * 1000
            if answer.status_code != 200:
                raise SystemExit(f"{name}: answered {answer.status_code}")
            sizes[name] = max(sizes[name], len(answer.content) / 1000)
            if turn >= 0:
                took[name].append(spent)
    return took, sizes


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


if __name__ == "__main__":
    sys.exit(main())
