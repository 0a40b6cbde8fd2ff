"""The one door for front matter and YAML, in both directions. Pure.

python-frontmatter does the splitting; strictness is ours. What comes in is never trusted: at most 16 KiB, no aliases
(their expansion is exponential), no key twice, and every scalar stays the string that was written (no Norway, no
sexagesimal numbers, no impossible dates). What goes out is read back and compared before anybody sees it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import frontmatter as python_frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler
from mkdocs.utils.meta import get_data

LIMIT = 16 * 1024  # bytes; the longest real front matter seen is about 3 KiB
_OPENING = re.compile(r"---[ \t]*\n")
_KEY_LINE = re.compile(r"([A-Za-z][\w .-]*?)[ \t]*:(?:[ \t]+(.*))?")
_ITEM_LINE = re.compile(r"-[ \t]+(.*)")
_FORM = "write it like key: value, one to a line"
_QUOTED = "a value that holds a colon and a space, or begins with a mark, needs quotation marks around it"


class FrontMatterError(ValueError):
    """The text between the dashes is not what we accept; `line` counts from 1 within it, `hint` is the way out."""

    def __init__(self, what: str, line: int = 1, *, hint: str = _FORM) -> None:
        super().__init__(what)
        self.line = line
        self.hint = hint


class _Loader(yaml.BaseLoader):
    """YAML whose scalars stay strings, without aliases and without repeated keys."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            line = self.get_mark().line + 1
            raise FrontMatterError("an alias (*name) is not accepted", line, hint="write the value out")
        return super().compose_node(parent, index)

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise FrontMatterError("a key must be a word", key.start_mark.line + 1)
            if key.value in seen:
                what, hint = f"'{key.value}' stands there twice", "take one of the two out"
                raise FrontMatterError(what, key.start_mark.line + 1, hint=hint)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


class _StrictHandler(YAMLHandler):
    def load(self, fm: str, **_: object) -> Any:
        return load_yaml(fm)


def load_yaml(text: str) -> dict[str, object]:
    """A YAML mapping; scalars are strings. Raises FrontMatterError with the line."""
    if len(text.encode()) > LIMIT:
        raise FrontMatterError(f"longer than {LIMIT // 1024} KiB", hint="shorten it")
    try:
        loaded = yaml.load(text, Loader=_Loader)  # noqa: S506 - a subclass of the safe BaseLoader
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise FrontMatterError(
            f"not YAML: {getattr(error, 'problem', None) or 'cannot be read'}",
            mark.line + 1 if mark else 1,
            hint=_QUOTED,
        ) from None
    except RecursionError:
        raise FrontMatterError("nested too deeply") from None
    if loaded in (None, ""):
        return {}
    if not isinstance(loaded, dict):
        raise FrontMatterError("not a list of `key: value` lines")
    return {str(key): value for key, value in loaded.items()}


def key_value_lines(text: str) -> dict[str, object]:
    """What plain `key: value` lines say where the whole is not YAML (`title: Deal: done`), and the lists below them.

    The first of a key wins. Of a text that is too long, the beginning is read.
    """
    found: dict[str, object] = {}
    items: list[object] = []  # of the key that was last read, if its value may still follow
    for line in (each.strip() for each in text[:LIMIT].splitlines()):
        if match := _KEY_LINE.fullmatch(line):
            value = (match[2] or "").strip()
            listed = value.startswith("[") and value.endswith("]") and not value.startswith("[[")
            items = [_unquoted(each) for each in value[1:-1].split(",")] if listed else []
            found.setdefault(match[1].strip(), items if listed or not value else _unquoted(value))
        elif match := _ITEM_LINE.fullmatch(line):
            items.append(_unquoted(match[1]))
    return {key: "" if value == [] else value for key, value in found.items()}


def _unquoted(text: str) -> str:
    return text.strip().strip("\"'")


def split(text: str) -> tuple[str | None, str]:
    """The raw front matter, or None where there is none, and the body."""
    if not _OPENING.match(text):
        return None, text
    closing = re.search(r"^(?:---|\.\.\.)[ \t]*$\n?", text[4:], re.MULTILINE)
    if not closing:
        return None, text
    opened = text.index("\n") + 1
    return text[opened : 4 + closing.start()], text[4 + closing.end() :]


def dump(meta: Mapping[str, object], body: str) -> str:
    """A page's text. Raises ValueError when what was written does not read back as the same, here or in MkDocs."""
    post = python_frontmatter.Post(body.strip("\n"))
    post.metadata = dict(meta)  # by assignment: a key named `content` must not meet Post's own argument
    text = python_frontmatter.dumps(post, sort_keys=False, allow_unicode=True, width=2**30) + "\n"
    ours, content = python_frontmatter.parse(text, handler=YAMLHandler())
    theirs = get_data(text)[1]
    if ours != meta or theirs != meta or content != body.strip("\n").strip():
        raise ValueError(f"front matter that does not survive being written: {dict(meta)!r}")
    return text


def parse(text: str) -> tuple[dict[str, object], str]:
    """A hand-written page: strict, or FrontMatterError."""
    meta, body = python_frontmatter.parse(text, handler=_StrictHandler())
    if split(text)[0] is not None and not isinstance(meta, dict):
        raise FrontMatterError("not a list of `key: value` lines")
    return dict(meta), body
