"""Settings."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from digest.config import Config, Front, Grouping, Merging, Reading, load
from digest.errors import ConfigError

SITE = "site_name: The Digest\nsite_url: https://news.example\nsite_description: News.\n"


def loaded(folder: Path, toml: str | None = None, site: str = SITE) -> Config:
    (folder / "mkdocs.yml").write_text(site, encoding="utf-8")
    if toml is not None:
        (folder / "digest.toml").write_text(toml, encoding="utf-8")
    return load(folder)


def test_every_key_has_a_default(tmp_path: Path) -> None:
    config = loaded(tmp_path)
    assert config == Config(name="The Digest", url="https://news.example/", description="News.")
    assert loaded(tmp_path, toml="") == config


def test_every_key_has_a_sentence_that_says_what_it_is_for() -> None:
    for section in (Reading, Grouping, Merging, Front):
        assert all(len(str(each.metadata["doc"]).split()) >= 3 for each in fields(section))


def test_a_key_that_is_written_wins_over_its_default(tmp_path: Path) -> None:
    config = loaded(tmp_path, toml='[reading]\nlanguage = "de"\n[grouping]\ndays = 3\n[front]\nstories = 5\n')
    assert (config.reading.language, config.grouping.days, config.front.stories) == ("de", 3, 5)
    assert config.reading.largest == Reading().largest


@pytest.mark.parametrize(
    ("toml", "fault"),
    [
        ("[looks]\n", "no section is called 'looks' (there are: reading, grouping, merging, rights, front)"),
        ("reading = 3\n", "'reading' is a section (write [reading])"),
        ("[front]\nstory = 3\n", "[front] has no key 'story' (it has: stories)"),
        ('[front]\nstories = "3"\n', "[front] stories is '3', not a whole number"),
        ("[front]\nstories = 3.5\n", "[front] stories is 3.5, not a whole number"),
        ("[front]\nstories = true\n", "[front] stories is True, not a whole number"),
        ("[grouping]\nstory = true\n", "[grouping] story is True, not a number"),
        ("[reading]\nlanguage = 3\n", "[reading] language is 3, not a text in quotes"),
        ("[front]\nstories = -5\n", "[front] stories is -5, not between 1 and 10000"),
        ("[grouping]\ndays = 0\n", "[grouping] days is 0, not between 0.1 and 365"),
        ("[grouping]\nstory = nan\n", "[grouping] story is nan, not between 0.01 and 1"),
        ("[front\n", "digest.toml: not TOML"),
        ('[rights]\ndefault = "lnk"\n', "[rights] default is 'lnk' (it may be full, excerpt, link or withheld)"),
        ("[rights]\nexcerpt_words = 0\n", "[rights] excerpt_words is 0, not between 1 and 10000"),
    ],
)
def test_a_setting_that_cannot_be_meant_is_named(tmp_path: Path, toml: str, fault: str) -> None:
    with pytest.raises(ConfigError) as caught:
        loaded(tmp_path, toml=toml)
    assert fault in str(caught.value)


@pytest.mark.parametrize("address", ["news.example", "/", "", "ftp://news.example/", "[a]", "https://a.example/?x=1"])
def test_a_site_without_an_address_is_refused(tmp_path: Path, address: str) -> None:
    with pytest.raises(ConfigError, match="site_url"):
        loaded(tmp_path, site=f"site_name: The Digest\nsite_url: {address}\n")


@pytest.mark.parametrize("site", ["a: b: c\n", "- a\n", "site_url: [\n"])
def test_a_site_file_that_cannot_be_read_is_named(tmp_path: Path, site: str) -> None:
    with pytest.raises(ConfigError, match=r"mkdocs\.yml"):
        loaded(tmp_path, site=site)


def test_a_site_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"mkdocs\.yml: cannot be read"):
        load(tmp_path)


def test_the_address_may_come_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = "site_url: !ENV [SITE_URL, 'https://fallback.example/']\n"
    monkeypatch.delenv("SITE_URL", raising=False)
    assert loaded(tmp_path, site=site).url == "https://fallback.example/"
    monkeypatch.setenv("SITE_URL", "https://news.example/digest")
    assert loaded(tmp_path, site=site).url == "https://news.example/digest/"
    assert loaded(tmp_path, site=site).name == "News"
