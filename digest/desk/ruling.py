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
    """Without a note, one that stands beside the same verdict stays."""
    story, difference = found(desk, name).story, difference.lower()
    meant = next((each for each in story.differences if each.id == difference), None)
    if meant is None:
        there = ", ".join(map(told, story.differences)) or "its sources differ in nothing"
        raise DecisionError(f"{difference}: no difference of “{story.title}” is called so (there are: {there})")
    ruled, line = meant.verdict, one_line(note or "") or None
    if ruled and ruled.confirmed is (verdict == "confirm") and (note is None or line == ruled.note):
        return Change(said=(f"{ruled.where}: it says so already; nothing is written",))
    edit = Edit(desk, story)
    edit.name_story()
    before = [entry for entry in edit.facts if difference not in {entry.get(each, "").lower() for each in VERDICTS}]
    edit.set("facts", [*before, {verdict: difference} | ({"note": line} if line else {})])
    gone = ruled.note if ruled and ruled.note != line else None
    return edit.done(*([f"the note that stood there is gone: {gone}"] if gone else []))
