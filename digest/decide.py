"""An editor's decision file as text: one key is changed, and every other line stays as the editor wrote it. Pure.

YAML libraries that write files write them anew, and comments, order and quotation marks are lost. So the text is cut
where the parser says that a value begins and ends. What comes out is read back, and must say what was meant.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TypeVar

import yaml

from digest import frontmatter
from digest.errors import DecisionError

WIDTH = 100  # characters; a list that is longer stands one to a line
Item = str | Mapping[str, str]  # of a list
Value = str | Sequence[Item] | Mapping[str, str]
N = TypeVar("N", bound=yaml.CollectionNode)


def changed(text: str, changes: Mapping[str, Value | None]) -> str:
    """The text with these keys as they are to be; a list grows and shrinks where it stands, None takes a key out. What
    is held by name may lose names, or get others in their place.

    Raises DecisionError.
    """
    for key, value in changes.items():
        text = _changed(text, key, value)
    return text


def _changed(text: str, key: str, value: Value | None) -> str:
    before = _read(text)
    after = {name: said for name, said in before.items() if name != key}
    if value is not None and value not in ([], {}):
        kept = value if isinstance(value, str) else dict(value) if isinstance(value, Mapping) else list(value)
        after = {**before, key: kept}
    if after == before:
        return text
    written = _written(text, key, after.get(key))
    if _read(written) != after:
        raise DecisionError(f"'{key}' is written there in a way that only a person can change")
    return written


def _read(text: str) -> dict[str, object]:
    try:
        return frontmatter.load_yaml(text)
    except frontmatter.FrontMatterError as error:
        raise DecisionError(str(error)) from None


def _written(text: str, key: str, value: object) -> str:
    found = _found(text, key)
    if found is None:
        end = "\r\n" if "\r\n" in text else "\n"
        start = text if not text or text.endswith("\n") else text + end
        return start + _entry(key, value).replace("\n", end)
    name, node = found
    if value is None:
        return _without_lines(text, name.start_mark.index, _end(text, node))
    if isinstance(value, dict) and isinstance(node, yaml.MappingNode):
        return _with_names(text, key, value)
    if isinstance(value, list) and isinstance(node, yaml.SequenceNode):
        there = [_item(item) for item in node.value]
        if any(each in value for each in there) or not node.flow_style:
            for each in value:  # before any goes: a list without items does not show how it is written
                text = text if each in there else _with_item(text, key, each)
            for each in there:
                text = text if each in value else _without_item(text, key, each)
            return text
    new = _entry(key, value).removesuffix("\n")
    return text[: name.start_mark.index] + new + text[_end(text, node) :]


def _item(node: yaml.Node) -> Item | None:
    """What an item of a list says; None where it is of another kind."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: value.value for key, value in node.value if isinstance(value, yaml.ScalarNode)}
    return str(node.value) if isinstance(node, yaml.ScalarNode) else None


def _found(text: str, key: str) -> tuple[yaml.Node, yaml.Node] | None:
    """Where a key and its value stand."""
    root = yaml.compose(text, Loader=yaml.BaseLoader)
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    return next(((name, node) for name, node in pairs if name.value == key), None)


def _end(text: str, node: yaml.Node) -> int:
    """Behind the last character of a value. The parser's own end of a block is where the next key begins."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(text, last[1] if isinstance(node, yaml.MappingNode) else last)
    start = int(node.start_mark.index)
    return start + len(text[start : node.end_mark.index].rstrip())


def _without_lines(text: str, start: int, end: int) -> str:
    """Whole lines go, with what is remarked at their ends."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    return text[:first] + (text[last + 1 :] if last >= 0 else "")


# -- one item of a list that keeps others, or one name


def _with_item(text: str, key: str, item: Item) -> str:
    """Behind the last one, written as the list is."""
    node = _there(text, key, yaml.SequenceNode)
    if node.flow_style:
        closing = node.end_mark.index - 1
        start = text[:closing].rstrip()
        return f"{start}{' ' if start.endswith(',') else ', '}{_flow(item, in_list=True)}{text[len(start) :]}"
    end = "\r\n" if "\r\n" in text else "\n"
    line = f"{' ' * node.start_mark.column}- {_flow(item)}{end}"
    below = text.find("\n", _end(text, node)) + 1
    return text[:below] + line + text[below:] if below else f"{text}{end}{line}"


def _without_item(text: str, key: str, item: Item | None) -> str:
    """With its comma, or its line."""
    node = _there(text, key, yaml.SequenceNode)
    at = next(at for at, each in enumerate(node.value) if _item(each) == item)
    return _without_one(text, [(each, each) for each in node.value], at, is_flow=node.flow_style)


def _without_one(text: str, pieces: Sequence[tuple[yaml.Node, yaml.Node]], at: int, *, is_flow: bool) -> str:
    """Each piece reaches from the beginning of its first node to the end of its second."""
    first, last = pieces[at]
    if not is_flow:
        return _without_lines(text, first.start_mark.index, _end(text, last))
    if at + 1 < len(pieces):
        return text[: first.start_mark.index] + text[pieces[at + 1][0].start_mark.index :]
    return text[: pieces[at - 1][1].end_mark.index] + text[last.end_mark.index :]


def _there(text: str, key: str, kind: type[N]) -> N:
    """What was found before, in the text as it is now."""
    found = _found(text, key)
    if found is None or not isinstance(found[1], kind):
        raise DecisionError(f"'{key}' is written there in a way that only a person can change")
    return found[1]


def _with_names(text: str, key: str, said: Mapping[str, str]) -> str:
    """What is held by name: names that are gone go, or the next new one takes their place."""
    new = [name for name in said if name not in _names(text, key)]
    for gone in [name for name in _names(text, key) if name not in said]:
        node = _there(text, key, yaml.MappingNode)
        at, mark = next((at, name) for at, (name, _) in enumerate(node.value) if name.value == gone)
        if new:
            text = text[: mark.start_mark.index] + _scalar(new.pop(0)) + text[mark.end_mark.index :]
        else:
            text = _without_one(text, node.value, at, is_flow=node.flow_style)
    return text


def _names(text: str, key: str) -> tuple[str, ...]:
    return tuple(name.value for name, _ in _there(text, key, yaml.MappingNode).value)


# -- what is new


def _entry(key: str, value: object) -> str:
    """A key with its value, as a person would write it."""
    if isinstance(value, Mapping):
        return f"{key}: {_flow(value)}\n"
    if not isinstance(value, list):
        return f"{key}: {_scalar(str(value))}\n"
    line = f"{key}: [{', '.join(_flow(each, in_list=True) for each in value)}]\n"
    return line if len(line) <= WIDTH else f"{key}:\n" + "".join(f"  - {_flow(each)}\n" for each in value)


def _flow(item: object, *, in_list: bool = False) -> str:
    """An item of a list, or what is held by name, on one line."""
    if isinstance(item, Mapping):
        pairs = ((_scalar(str(each), in_list=True) for each in pair) for pair in item.items())
        return f"{{{', '.join(': '.join(pair) for pair in pairs)}}}"
    return _scalar(str(item), in_list=in_list)


def _scalar(text: str, *, in_list: bool = False) -> str:
    """Plain where that reads back as the same, else in quotation marks."""
    for written in (text, json.dumps(text, ensure_ascii=False)):
        line, value = (f"k: [{written}]", [text]) if in_list else (f"k: {written}", text)
        try:
            if frontmatter.load_yaml(line) == {"k": value} and "\n" not in written:
                return written
        except frontmatter.FrontMatterError:
            continue
    raise DecisionError(f"'{text}' cannot be written")
