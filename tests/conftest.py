"""What all tests share: isolation from the user's own files, the seeds, golden files, hypothesis profiles."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, configuration, settings
from hypothesis.database import DirectoryBasedExampleDatabase

from drafter.phrases import PhraseBank
from drafter.phrases.loading import load_bank
from drafter.templates import Template, load_template

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT.parent / "shared" / "seeds"
TEMPLATES = ("study-seminar", "party-group-seminar", "enterprise-seminar", "committee-remarks", "work-conference")

configuration.set_hypothesis_home_dir(ROOT / ".hypothesis")
settings.register_profile(
    "dev",
    deadline=None,
    database=DirectoryBasedExampleDatabase(ROOT / ".hypothesis" / "examples"),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("ci", settings.get_profile("dev"), derandomize=True, database=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "dev"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="重写标准文本，不比较")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "golden" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.golden)


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of what can always be made again, for all tests of a process."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def isolation(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[Path]:
    """An empty home, an empty DRAFTER_HOME and an empty working folder; gives the home."""
    home = tmp_path_factory.mktemp("home")
    folders = {
        "HOME": home,
        "USERPROFILE": home,
        "APPDATA": home / "appdata",
        "LOCALAPPDATA": home / "appdata",
        "XDG_CONFIG_HOME": home / "config",
        "XDG_DATA_HOME": home / "data",
        "XDG_STATE_HOME": home / "state",
        "XDG_CACHE_HOME": cache,  # shared, as on a real machine: what was read from a file is kept until it changes
        "DRAFTER_HOME": home / "drafter",
    }
    work = home / "work"
    work.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        for name, folder in folders.items():
            patch.setenv(name, str(folder))
        patch.chdir(work)
        yield home


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def seeds() -> list[Path]:
    """The seed documents, in order; the test is skipped where they are not at hand."""
    found = sorted(SEEDS.glob("*.txt"))
    if not found:
        pytest.skip("没有种子文稿（../shared/seeds）")
    return found


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare a text with the golden file at a path, or write it there under --golden."""
    rewrite = bool(request.config.getoption("--golden"))

    def compare(path: Path, text: str) -> None:
        if rewrite:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            return
        assert path.is_file(), f"没有标准文本 {path}：运行 make golden"
        assert text == path.read_text(encoding="utf-8"), f"与标准文本 {path} 不同；确是有意的改动，就运行 make golden"

    return compare


@pytest.fixture(scope="session")
def bank(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> PhraseBank:
    """The shipped bank, without anything of the user's own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(cache))
        patch.setenv("DRAFTER_HOME", str(tmp_path_factory.mktemp("nobody")))
        patch.chdir(tmp_path_factory.mktemp("nowhere"))
        return load_bank()


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Template]:
    """The five shipped templates by their ids."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DRAFTER_HOME", str(tmp_path_factory.mktemp("nobody")))
        patch.chdir(tmp_path_factory.mktemp("nowhere"))
        return {name: load_template(name).template for name in TEMPLATES}
