"""Several processes that do the same thing at the same time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import drafter

_READY = "import sys\nprint('ready', flush=True)\nsys.stdin.readline()\n"


def at_once(count: int, imports: str, script: str, *arguments: str) -> list[tuple[str, str]]:
    """What *count* processes say on either output that run *script* as soon as all have done their *imports*.

    Each finds its number and the *arguments* in sys.argv.
    """
    environment = {**os.environ, "PYTHONPATH": str(Path(drafter.__file__).parents[1])}
    started = [
        subprocess.Popen(
            [sys.executable, "-c", f"{imports}{_READY}{script}", str(number), *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env=environment,
        )
        for number in range(count)
    ]
    for process in started:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
    for process in started:
        assert process.stdin
        process.stdin.write("\n")
        process.stdin.flush()
    return [process.communicate() for process in started]
