"""What several tests share: the built sample site, made once, and the options of our own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from digest import config, pipeline
from digest.model import Edition

ROOT = Path(__file__).resolve().parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept", action="store_true", help="Write what was made over the golden files; then read the diff."
    )
    parser.addoption("--long", action="store_true", help="Take the long tests along.")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--long"):
        for item in items:
            if item.get_closest_marker("long"):
                item.add_marker(pytest.mark.skip(reason="it takes minutes (--long takes it along)"))


@dataclass(frozen=True)
class Site:
    """A built site and what it was built from."""

    edition: Edition
    output: Path

    @property
    def html(self) -> Path:
        return self.output / "site"


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The sample content of the project, built once."""
    settings = config.load(ROOT)
    output = tmp_path_factory.mktemp("sample")
    edition = pipeline.make(ROOT / "content", settings)
    pipeline.publish(edition, ROOT / "content", output, ROOT, settings)
    return Site(edition=edition, output=output)
