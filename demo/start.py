"""`./dev demo`, that is `python -m demo.start [--port N] [--pathway SLUG]`.

Everything the demo writes is under `var/`, or `var/pathways/SLUG/`.
"""

import argparse
import fcntl
import os
import signal
import socket
import sys
from pathlib import Path
from typing import TextIO

from demo.children import Failed, stop_all
from demo.processes import ROOT, Demo, Stopped, say

PATHWAYS = ROOT / "timescales" / "pathways"


def main(arguments: list[str]) -> int:
    """Run the demo; 0 when it was stopped, 1 when something failed."""
    demo = asked_for(arguments)

    def stop(*_: object) -> None:
        demo.stopping = True

    for wish in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(wish, stop)
    os.chdir(ROOT)
    try:
        with sole(demo.folder):
            try:
                demo.run()
            finally:
                stop_all(demo.children)
    except Stopped:
        say("Stopped.")
        return 0
    except Failed as failure:
        print(failure, file=sys.stderr)
        return 1


def asked_for(arguments: list[str]) -> Demo:
    """The demo that the command line asks for; ends with a message when it cannot be."""
    pathways = sorted(path.stem for path in PATHWAYS.glob("*.toml"))
    parser = argparse.ArgumentParser(prog="./dev demo")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--pathway", choices=pathways, metavar="SLUG")
    options = parser.parse_args(arguments)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", options.port))
        except OSError:
            parser.error(f"port {options.port} is taken: choose another with --port")
    return Demo(port=options.port, pathway=options.pathway)


def sole(folder: Path) -> TextIO:
    """The lock of the folder, held while the file is open. Raises Failed when another holds it."""
    folder.mkdir(parents=True, exist_ok=True)
    lock = (folder / "demo.lock").open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise Failed("The demo is already running from this folder.") from None
    return lock


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
