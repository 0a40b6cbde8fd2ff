"""Front matter, in both directions."""

from __future__ import annotations

import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from digest.frontmatter import LIMIT, FrontMatterError, dump, key_value_lines, load_yaml, parse, split
from digest.text import without_hidden

HOSTILE = [
    *"null ~ yes no on off true False 012 1_000 0x1f 1e3 .inf 12:30:00 2026-02-30".split(),
    *"= << ? - --- ... ' \" # & * ! % @ `".split(),
    "",
    " ",
    "---\ntitle: other\n---",
    "a: b",
    "a: b # c",
    "'quoted'",
    '"',
    "[a, b]",
    "{a: b}",
    "| block",
    "> folded",
    "!!python/object:os.system x",
    "*alias",
    "&anchor x",
    "a\nb",
    "- item",
    "\ttab",
    "ends with colon:",
    "🦭 – „Kutter“",
    "\\x41 \\n",
    "2026-09-01",
    "%YAML 1.1",
]
VALUES = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=20).map(without_hidden))


@given(
    st.dictionaries(st.sampled_from(["title", "content", "handler", "kind", "on", "null", "x y"]), VALUES, max_size=4),
    st.lists(VALUES, max_size=3),
    st.sampled_from(["# Hello", "", "---\n\nnot front matter", "title: x", "a\n---\nb", "...\nend"]),
)
def test_what_is_written_reads_back_as_the_same_strings_here_and_in_mkdocs(
    texts: dict[str, str], tags: list[str], body: str
) -> None:
    meta = {**texts, "tags": tags, "kind": "story"}
    text = dump(meta, body)
    assert get_data(text)[1] == meta
    assert parse(text)[0] == meta
    assert parse(text)[1].strip() == body.strip()
    assert dump(meta, body) == text


@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_string_stays_the_string_that_it_is(value: str) -> None:
    assert get_data(dump({"title": value}, "x"))[1] == {"title": value}


def test_what_would_not_read_back_is_refused() -> None:
    with pytest.raises(ValueError, match="does not survive"):
        dump({"title": ("a", "tuple")}, "x")


@pytest.mark.parametrize("word", "no off yes 012 1_000 1e3 2026-02-30 12:30 null ~ 0x1f".split())
def test_a_scalar_stays_the_string_that_was_written(word: str) -> None:
    assert load_yaml(f"key: {word}") == {"key": word}


@pytest.mark.parametrize(
    ("text", "fault", "line"),
    [
        ("a: 1\nb: 2\na: 3", "'a' stands there twice", 3),
        ("a: &x 1\nb: *x", "an alias", 2),
        ("title: Deal: done", "mapping values are not allowed", 1),
        ("a: 1\nb: [1", "not YAML", 2),
        ("- a\n- b", "not a list of `key: value` lines", 1),
        ("just words", "not a list of `key: value` lines", 1),
        ("[a, b]: c", "a key must be a word", 1),
        ("a: " + "x" * LIMIT, "longer than 16 KiB", 1),
        ("a: " + "ä" * (LIMIT // 2), "longer than 16 KiB", 1),
        ("a: " + "[" * 5000, "nested too deeply", 1),
    ],
)
def test_what_is_not_accepted_is_named_with_its_line(text: str, fault: str, line: int) -> None:
    with pytest.raises(FrontMatterError, match=re.escape(fault)) as caught:
        load_yaml(text)
    assert caught.value.line == line


def test_nothing_written_is_an_empty_mapping() -> None:
    assert load_yaml("") == load_yaml("# only a comment") == {}


@given(st.text(alphabet="ab:-[]{}&*!|>'\"#%@`,? \n\t", max_size=40))
def test_yaml_of_any_kind_is_read_or_refused_and_nothing_else(text: str) -> None:
    with suppress(FrontMatterError):
        assert all(isinstance(key, str) for key in load_yaml(text))


def test_lines_that_are_no_yaml_are_still_pairs_and_the_first_of_a_key_wins() -> None:
    assert key_value_lines("title: Deal: done\nby: 'Ada Voss'\n  title: Other\nno pair\nurl:nothing") == {
        "title": "Deal: done",
        "by": "Ada Voss",
    }


def test_a_list_below_a_line_or_on_it_is_still_one() -> None:
    authors = "author:\n  - '[[Ada Voss]]'\n  - Per Dahl"
    text = f"title: Deal: done\n{authors}\ntags: [a, 'b: c']\npublished:\ncreated: 2026-09-01"
    assert key_value_lines(text) == {
        "title": "Deal: done",
        "author": ["[[Ada Voss]]", "Per Dahl"],
        "tags": ["a", "b: c"],
        "published": "",
        "created": "2026-09-01",
    }
    assert key_value_lines("- stray\n" + "a: b\n" * LIMIT) == {"a": "b"}


@pytest.mark.parametrize(
    ("text", "front", "body"),
    [
        ("---\na: 1\n---\nbody", "a: 1\n", "body"),
        ("--- \na: 1\n...\nbody", "a: 1\n", "body"),
        ("---\n---\nbody", "", "body"),
        ("---\na: 1\n---", "a: 1\n", ""),
        ("no front matter", None, "no front matter"),
        ("---\na: 1\nnever closed", None, "---\na: 1\nnever closed"),
        ("text\n---\na: 1\n---\n", None, "text\n---\na: 1\n---\n"),
        ("----\na: 1\n----\n", None, "----\na: 1\n----\n"),
        ("---\na: 1\n----\n---\nbody", "a: 1\n----\n", "body"),
    ],
)
def test_front_matter_is_what_stands_between_dashes_at_the_very_top(text: str, front: str | None, body: str) -> None:
    assert split(text) == (front, body)


def test_a_page_that_a_person_wrote_is_read_strictly() -> None:
    assert parse("---\ntitle: 'Yes: no'\n---\n\n# Hello\n") == ({"title": "Yes: no"}, "# Hello")
    assert parse("# Hello") == ({}, "# Hello")
    with pytest.raises(FrontMatterError):
        parse("---\ntitle: Yes: no\n---\n")
