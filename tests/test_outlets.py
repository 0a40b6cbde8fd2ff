"""Who publishes."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.addresses import outlet_id
from digest.errors import ConfigError
from digest.model import Outlet, Right
from digest.outlets import Outlets, load

LANTERN = Outlet(id="lantern.example", name="The Lantern", country="Varrey")
KNOWN = Outlets({"lantern.example": LANTERN}, {"lantern.example": "fr"})


def loaded(folder: Path, text: str) -> tuple[Outlets, list[str]]:
    (folder / "outlets.yml").write_text(text, encoding="utf-8")
    outlets, problems = load(folder)
    return outlets, [str(problem) for problem in problems]


@pytest.mark.parametrize(
    ("url", "name", "outlet"),
    [
        ("https://www.lantern.example/a", None, LANTERN),
        ("https://lantern.example/a", "Some other name", LANTERN),
        (None, "the lantern", LANTERN),
        ("https://mirror.example/a", "The Lantern", LANTERN),
        ("https://tide.example/a", "The Tide", Outlet(id="tide.example", name="The Tide")),
        ("https://tide.example/a", None, Outlet(id="tide.example", name="tide.example")),
        (None, "The Tide", Outlet(id=outlet_id("The Tide"), name="The Tide")),
        (None, None, None),
        (None, "", None),
    ],
)
def test_an_outlet_is_known_by_its_domain_or_name_and_else_is_what_the_file_says(
    url: str | None, name: str | None, outlet: Outlet | None
) -> None:
    assert KNOWN.of(url=url, name=name) == outlet


def test_an_outlet_may_have_a_language_of_its_own() -> None:
    assert KNOWN.language(LANTERN) == "fr"
    assert KNOWN.language(Outlet(id="tide.example", name="The Tide")) is None
    assert KNOWN.language(None) is None


def test_a_file_names_outlets_by_their_domains(tmp_path: Path) -> None:
    outlets, problems = loaded(
        tmp_path, "www.Lantern.example: {name: ' The  Lantern ', language: fr_FR, country: Varrey}\ntide.example: {}"
    )
    assert problems == []
    assert outlets.of(url="https://lantern.example/a", name=None) == LANTERN
    assert outlets.language(LANTERN) == "fr"
    assert outlets.of(url="https://tide.example/a", name=None) == Outlet(id="tide.example", name="tide.example")


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ("The Lantern", "'bad.example': not a list of `key: value` lines"),
        ("{colour: green}", "'bad.example': no key is called 'colour'"),
        ("{name: [a]}", "'bad.example': 'name' is not a text"),
        ("{language: Elvish}", "'bad.example': 'Elvish' is not a language"),
    ],
)
def test_an_entry_that_cannot_be_used_is_named_and_the_others_go_on(tmp_path: Path, entry: str, fault: str) -> None:
    outlets, problems = loaded(
        tmp_path, f"bad.example: {entry}\nlantern.example: {{name: The Lantern, country: Varrey}}"
    )
    assert len(problems) == 1
    assert fault in problems[0]
    assert outlets.of(url="https://lantern.example/a", name=None) == LANTERN


def test_an_outlet_may_say_what_may_be_shown_of_its_reports(tmp_path: Path) -> None:
    outlets, problems = loaded(tmp_path, "lantern.example: {rights: Link}")
    assert (outlets.of(url="https://lantern.example/a", name=None), problems) == (
        Outlet(id="lantern.example", name="lantern.example", rights=Right.LINK),
        [],
    )


@pytest.mark.parametrize(
    ("entry", "holds", "fault"),
    [
        ("{rights: lnk}", Right.WITHHELD, "'rights' is 'lnk' (it may be full, excerpt, link or withheld)"),
        ("{rights: [link]}", Right.WITHHELD, "'rights' is not a text"),
        ("{rights: link, colour: green}", Right.LINK, "no key is called 'colour'"),
    ],
)
def test_a_fault_in_an_entry_never_shows_more(tmp_path: Path, entry: str, holds: Right, fault: str) -> None:
    outlets, (problem,) = loaded(tmp_path, f"tide.example: {{}}\nbad.example: {entry}")
    found = outlets.of(url="https://bad.example/a", name=None)
    assert found is not None
    assert found.rights is holds
    assert problem.startswith(f"outlets.yml:2: 'bad.example': {fault}")


def test_where_nobody_can_know_what_may_be_shown_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"outlets\.yml:2: 'a\.example' stands there twice \(mend it: it says what"):
        loaded(tmp_path, "a.example: {rights: link}\na.example: {}")


def test_a_file_that_is_no_yaml_is_named_with_its_line(tmp_path: Path) -> None:
    _, problems = loaded(tmp_path, "a.example: {}\na.example: {}")
    assert problems == ["outlets.yml:2: 'a.example' stands there twice (outlets keep their domains as names)"]


def test_without_a_file_or_with_a_link_nothing_is_known(tmp_path: Path) -> None:
    assert load(tmp_path)[1] == ()
    (tmp_path / "elsewhere.yml").write_text("lantern.example: {name: The Lantern}", encoding="utf-8")
    (tmp_path / "outlets.yml").symlink_to(tmp_path / "elsewhere.yml")
    outlets, _ = load(tmp_path)
    assert outlets.of(url="https://lantern.example/", name=None) == Outlet(id="lantern.example", name="lantern.example")
