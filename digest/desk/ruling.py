"""What an editor says of one difference of a story: it is one, or it is none. Pure."""

from __future__ import annotations

from digest.desk.paper import Change, Desk, Edit, found
from digest.errors import DecisionError
from digest.facts import VERDICTS
from digest.text import one_line
from digest.verdicts import told


def confirm(desk: Desk, name: str, difference: str, *, note: str | None = None) -> Change:
    """The sources do differ there, and an editor says so."""
    return _rule(desk, name, difference, "confirm", note)


def dismiss(desk: Desk, name: str, difference: str, *, note: str | None = None) -> Change:
    """It is none, and no longer shown as one."""
    return _rule(desk, name, difference, "dismiss", note)


def _rule(desk: Desk, name: str, difference: str, verdict: str, note: str | None) -> Change:
    story, difference = found(desk, name).story, difference.lower()
    if difference not in {each.id for each in story.differences}:
        there = ", ".join(map(told, story.differences)) or "its sources differ in nothing"
        raise DecisionError(f"{difference}: no difference of “{story.title}” is called so (there are: {there})")
    edit = Edit(desk, story)
    edit.name_story()
    before = [entry for entry in edit.facts if difference not in {entry.get(each, "").lower() for each in VERDICTS}]
    said = {verdict: difference} | ({"note": one_line(note)} if note and one_line(note) else {})
    edit.set("facts", [*before, said])
    return edit.done()
