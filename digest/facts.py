"""What a decision file says under `facts`: which differences editors confirm and which they dismiss. Pure.

facts:
  - confirm: 3f2a9c
    note: The company has corrected itself.
  - {dismiss: 81bc02}
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import yaml

from digest.errors import Problem
from digest.model import Fact

VERDICTS = ("confirm", "dismiss")
_ID = re.compile(r"[0-9a-f]{6}")
_FORM = "write it like {confirm: 3f2a9c, note: why} or {dismiss: 3f2a9c}"


def read(value: object, where: str, text: str) -> tuple[tuple[Fact, ...], tuple[Problem, ...]]:
    """The entries of the file `where`, whose text says in which lines they stand; a faulty one costs itself."""
    entries = value if isinstance(value, list) else [value]
    facts, problems = [], []
    for entry, line in zip(entries, _lines(text, len(entries)), strict=True):
        if fault := _fault(entry):
            problems.append(Problem(where=f"{where}:{line}", what=fault, hint=_FORM))
            continue
        verdict = next(each for each in VERDICTS if each in entry)
        facts.append(
            Fact(
                difference=entry[verdict].lower(),
                confirmed=verdict == "confirm",
                note=" ".join(entry.get("note", "").split()) or None,
                where=f"{where}:{line}",
            )
        )
    return tuple(facts), tuple(problems)


def _fault(entry: object) -> str | None:
    if not isinstance(entry, dict):
        return "'facts' is not a list of decisions on differences"
    if strange := [key for key in entry if key not in (*VERDICTS, "note")]:
        return f"no key of a fact is called '{strange[0]}'"
    if not all(isinstance(each, str) for each in entry.values()):
        return "a fact takes one value for each key, and no list"
    said = [entry[each] for each in VERDICTS if each in entry]
    if len(said) != 1:
        return "a fact confirms or dismisses one difference"
    return None if _ID.fullmatch(said[0].lower()) else f"'{said[0]}' is no difference (they are called like 3f2a9c)"


def _lines(text: str, number: int) -> Sequence[int]:
    """In which line each entry begins; in which `facts` does where they are no list, or the text no YAML."""
    try:
        root = yaml.compose(text, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError):
        root = None
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    node = next((node for name, node in pairs if name.value == "facts"), None)
    if isinstance(node, yaml.SequenceNode) and len(node.value) == number:
        return [entry.start_mark.line + 1 for entry in node.value]
    found = re.search(r"^facts\s*:", text, re.MULTILINE)
    return [text.count("\n", 0, found.start()) + 1 if found else 1] * number


def agreed(facts: Iterable[Fact]) -> tuple[tuple[Fact, ...], tuple[Problem, ...]]:
    """The facts of all files that nobody contradicts. Of one that is said twice, the first holds."""
    said: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        said[fact.difference].append(fact)
    problems = tuple(problem for each in said.values() for problem in _contradicted(each))
    return tuple(each[0] for each in said.values() if len({fact.confirmed for fact in each}) == 1), problems


def _contradicted(facts: Sequence[Fact]) -> Iterator[Problem]:
    first = facts[0]
    if other := next((each for each in facts if each.confirmed is not first.confirmed), None):
        what = f"the difference {first.difference} is both confirmed and dismissed"
        yield Problem(where=other.where, what=what, hint=f"take one of the two out; the other is in {first.where}")
