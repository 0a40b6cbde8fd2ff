"""docs/settings.md lists every setting with its default and its sentence."""

from __future__ import annotations

from dataclasses import fields

from digest.config import Config
from tests.conftest import ROOT


def test_every_setting_is_documented_as_it_is() -> None:
    documented = (ROOT / "docs" / "settings.md").read_text("utf-8")
    defaults = Config(name="", url="")
    for name in ("reading", "grouping", "merging", "rights", "front"):
        section = documented.partition(f"## [{name}]")[2].partition("\n## ")[0]
        rows = [line for line in section.splitlines() if line.startswith("| `")]
        expected = []
        for field in fields(getattr(defaults, name)):
            default = repr(getattr(getattr(defaults, name), field.name)).replace("'", '"')
            expected.append(f"| `{field.name}` | {default} | {field.metadata['doc']} |")
        assert rows == expected
