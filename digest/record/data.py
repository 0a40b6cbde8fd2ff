"""Records as `story.json`, in both directions. Pure.

The fields of a record are the keys, without those that have nothing to say: what is None, empty, or as it is where
nobody says otherwise. `theme/story.schema.json` describes them for others.
"""

from __future__ import annotations

import json
import types
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from digest.addresses import data_file
from digest.model import Page
from digest.model.records import FORMAT, Record

SCHEMA = "story.schema.json"  # at the root of the site


def beside(records: Iterable[Record]) -> tuple[Page, ...]:
    """The file beside the page of each."""
    return tuple(Page(path=data_file(each.address), text=to_json(each)) for each in records)


def to_json(record: Record) -> str:
    """The text of `story.json`; it names its schema."""
    data = {"$schema": f"{record.site}{SCHEMA}", **_plain(record)}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def from_json(data: Mapping[str, object]) -> Record:
    """A record from what its JSON holds. Raises ValueError, in words that name the key."""
    if data.get("version", FORMAT) != FORMAT:
        raise ValueError(f"'version' is {data['version']!r}, and only {FORMAT} is known here")
    found = _read(Record, {key: value for key, value in data.items() if key != "$schema"}, "story")
    assert isinstance(found, Record)  # noqa: S101 - for the type checker: `_read` makes what it is asked for
    return found


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        said = ((each, getattr(value, each.name)) for each in fields(value))
        return {each.name: _plain(own) for each, own in said if each.name in _ALWAYS or own != each.default}
    if isinstance(value, Enum):
        return value.value
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


_ALWAYS = ("version", "kind")


# -- back again


def _read(kind: Any, value: object, where: str) -> object:
    """A value of a type, from plain data."""
    if get_origin(kind) in (Union, types.UnionType):
        kind = next(each for each in get_args(kind) if each is not type(None))  # None is never written
    if get_origin(kind) is tuple:
        if not isinstance(value, list):
            raise ValueError(f"'{where}' is not a list")
        return tuple(_read(get_args(kind)[0], each, where) for each in value)
    if is_dataclass(kind):
        return _read_object(kind, value, where)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(value)
    if type(value) is not kind:
        raise ValueError(f"'{where}' is {value!r}, not a {kind.__name__}")
    return value


def _read_object(kind: Any, value: object, where: str) -> object:
    if not isinstance(value, dict):
        raise ValueError(f"'{where}' is not an object")  # noqa: TRY004 - the data is at fault, as below
    types_of = _types(kind)
    if strange := value.keys() - types_of.keys():
        raise ValueError(f"'{where}' has no key '{min(strange)}'")
    if missing := {each.name for each in fields(kind) if each.default is MISSING} - value.keys():
        raise ValueError(f"'{where}' lacks '{min(missing)}'")
    return kind(**{name: _read(types_of[name], own, name) for name, own in value.items()})


@cache
def _types(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
