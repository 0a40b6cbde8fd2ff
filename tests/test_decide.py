"""An editor's file is changed in one key; every other line stays as it was written."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from digest.decide import Value, changed
from digest.errors import DecisionError
from digest.frontmatter import FrontMatterError, load_yaml

FILE = """\
# The ferry. Ask Ida before you change this.
lead: sources/a.txt   # the fullest
pin: true

# what belongs to it
join: [sources/b.txt, "https://c.example/x"]  # as agreed
split:
  # not the one on fares
  - sources/d.txt  # fares
  - sources/e.txt
rights:
  sources/b.txt: link  # by letter
  https://c.example/x: excerpt

note: >-
  Two
  lines.
tags: [Ferries]
"""


@pytest.mark.parametrize(
    ("changes", "before", "after"),
    [
        ({"pin": None}, "pin: true\n", ""),
        ({"pin": "false"}, "pin: true\n", "pin: false\n"),
        ({"title": "Deal: done"}, "tags: [Ferries]\n", 'tags: [Ferries]\ntitle: "Deal: done"\n'),
        ({"lead": "sources/z.txt"}, "lead: sources/a.txt   # the", "lead: sources/z.txt   # the"),
        ({"note": None}, "note: >-\n  Two\n  lines.\n", ""),
        ({"note": "One."}, "note: >-\n  Two\n  lines.\n", "note: One.\n"),
        ({"split": None}, "split:\n  # not the one on fares\n  - sources/d.txt  # fares\n  - sources/e.txt\n", ""),
        ({"join": ["sources/b.txt", "https://c.example/x", "f"]}, 'x"]  #', 'x", f]  #'),
        ({"join": ["https://c.example/x"]}, "sources/b.txt, ", ""),
        ({"join": ["sources/b.txt"]}, ', "https://c.example/x"', ""),
        ({"split": ["sources/d.txt", "sources/e.txt", "g"]}, "  - sources/e.txt\n", "  - sources/e.txt\n  - g\n"),
        ({"split": ["sources/e.txt"]}, "  - sources/d.txt  # fares\n", ""),
        ({"split": ["sources/e.txt", "g"]}, "d.txt  # fares\n  - sources/e.txt\n", "e.txt\n  - g\n"),
        ({"aliases": []}, "", ""),
        ({"rights": {"https://c.example/x": "excerpt"}}, "  sources/b.txt: link  # by letter\n", ""),
        (
            {"rights": {"sources/new.txt": "link", "https://c.example/x": "excerpt"}},
            "  sources/b.txt: link",
            "  sources/new.txt: link",
        ),
        ({"rights": None}, "rights:\n  sources/b.txt: link  # by letter\n  https://c.example/x: excerpt\n", ""),
    ],
)
def test_only_the_lines_of_a_key_are_touched(changes: dict[str, Value | None], before: str, after: str) -> None:
    text = changed(FILE, changes)
    assert before in FILE
    assert text == (FILE.replace(before, after, 1) if before else FILE)
    assert changed(text, changes) == text


def test_a_name_goes_out_of_a_line_of_names() -> None:
    assert changed("rights: {a: link, b: full}  # x\n", {"rights": {"b": "full"}}) == "rights: {b: full}  # x\n"
    assert changed("rights: {a: link, b: full}\n", {"rights": {"a": "link"}}) == "rights: {a: link}\n"


def test_a_long_list_stands_one_to_a_line() -> None:
    names = [f"sources/harbour/a-long-name-{number}.txt" for number in range(4)]
    assert changed("", {"join": names}) == "join:\n" + "".join(f"  - {name}\n" for name in names)


def test_line_ends_stay_what_they_are() -> None:
    text = "lead: a\r\njoin:\r\n- b\r\n"
    assert changed(text, {"pin": "true", "join": ["b", "c"]}) == "lead: a\r\njoin:\r\n- b\r\n- c\r\npin: true\r\n"


@pytest.mark.parametrize("text", ["lead: [", "- a", "lead: a\nlead: b", "{lead: a}", "lead: a: b"])
def test_a_file_that_cannot_be_changed_safely_is_refused(text: str) -> None:
    with pytest.raises(DecisionError):
        changed(text, {"pin": "true"})


WORDS = st.text(max_size=12) | st.sampled_from(["yes", "null", "1:1", "# x", "a: b", "[x", "- a", "'", '"', "*a", "&b"])
LISTS = st.lists(WORDS, max_size=4, unique=True)


@given(
    before=st.dictionaries(st.sampled_from("abcd"), WORDS | LISTS, max_size=4),
    key=st.sampled_from("abcde"),
    value=WORDS | LISTS | st.none(),
    style=st.booleans() | st.none(),
)
def test_what_comes_out_says_what_was_meant_or_is_refused(
    before: dict[str, Value], key: str, value: Value | None, style: bool | None
) -> None:
    text = yaml.safe_dump(before, default_flow_style=style, sort_keys=False, allow_unicode=True) if before else ""
    try:
        read = load_yaml(text)
        after = load_yaml(changed(text, {key: value}))
    except (DecisionError, FrontMatterError):
        return
    meant = {name: said for name, said in read.items() if name != key}
    if value is None or value == []:
        assert after == meant or (value == [] and after == {**meant, key: []})
    else:
        assert after == {**meant, key: value}
