"""Where things are kept: what is shipped, what is the user's own, what belongs to the project folder."""

from __future__ import annotations

import os
from pathlib import Path

SHIPPED = "自带"
"""The name of the layer that comes with the program."""

_PACKAGE = Path(__file__).resolve().parent


def shipped(name: str) -> Path:
    """The shipped folder *name* (``templates``, ``phrasebank``): inside the wheel, or beside the package."""
    inside = _PACKAGE / "data" / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def user_data() -> Path:
    """The user's own folder for templates and phrase banks; DRAFTER_HOME overrides it."""
    home = os.environ.get("DRAFTER_HOME")
    if home:
        return Path(home)
    import platformdirs

    return Path(platformdirs.user_data_dir("drafter", appauthor=False))


def user_state() -> Path:
    """The folder for what the program remembers of its user's choices: ``DRAFTER_HOME/state``, or the system's."""
    home = os.environ.get("DRAFTER_HOME")
    if home:
        return Path(home) / "state"
    import platformdirs

    return Path(platformdirs.user_state_dir("drafter", appauthor=False))


def user_cache() -> Path:
    """The folder for what can always be made again."""
    import platformdirs

    return Path(platformdirs.user_cache_dir("drafter", appauthor=False))


def layers(name: str) -> list[tuple[str, Path]]:
    """The folders *name* that exist, shipped first, each with the Chinese name of its layer."""
    candidates = [(SHIPPED, shipped(name)), ("个人", user_data() / name), ("项目", Path.cwd() / name)]
    found: dict[Path, tuple[str, Path]] = {}
    for layer, folder in candidates:
        if folder.is_dir():
            found.setdefault(folder.resolve(), (layer, folder))
    return list(found.values())
