"""Takes a source away: its file is deleted, and every address that only it gave leads on. Pure.

What stays of its story takes the addresses over as aliases; where nothing stays, a tombstone does. Decisions that name
the file name it no longer, and what they keep off the site stays off.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from digest import editorial
from digest.addresses import LISTS, is_data, page_place
from digest.decide import Value, changed
from digest.desk.paper import Change, Desk, Edit, as_said, called, found, new_faults, rewritten
from digest.editorial import Decision, as_named, listed
from digest.errors import DecisionError
from digest.model import Article, Edition, Story
from digest.pipeline import tell
from digest.text import one_line


def remove(desk: Desk, name: str, *, reason: str | None = None) -> Change:
    """Delete one file. `reason` is what the tombstone says where nothing of its story stays."""
    file, story = _file(desk, name)
    wish = story.group.wish
    if wish and story.is_hidden and not story.is_withdrawn and len(story.files) == 1:
        raise DecisionError(f"{file.path}: {wish.where} hides it and nothing else (delete both; nothing is published)")
    left = [each for each in desk.edition.articles if each.path != file.path]
    stays = [each for source in story.sources for each in left if each.id == source.id]
    write = _unnamed(desk, file, left, stays)
    after = tell(left, rewritten(desk.decisions, write), desk.written, desk.config).in_full
    if lost := _answered(desk.edition) - _answered(after):
        new_desk = replace(desk, edition=after, decisions=rewritten(desk.decisions, write))
        first = sorted(lost, key=lambda at: (at.partition("/")[0] in LISTS, at != story.address, at))
        write |= _kept(new_desk, stays[0], first) if stays else _buried(new_desk, story, first, reason)
        after = tell(left, rewritten(desk.decisions, write), desk.written, desk.config)
    if still := sorted(_answered(desk.edition) - _answered(after)):
        raise DecisionError(f"{file.path}: without it nothing is found at {still[0]}; nothing was written")
    faults = new_faults(desk.edition.problems, after.problems)  # a person must be able to take a report away
    before = {each.where: each.keys for each in desk.decisions}
    said = [
        f"{where}: {as_said(key, value)}"
        for where, text in sorted(write.items())
        for key, value in _difference(before.get(where, {}), editorial.read(where, text)[0].keys)
    ]
    return Change(write=write, delete=(file.path,), said=(f"{file.path}: deleted", *said, *map(str, faults)))


def _file(desk: Desk, name: str) -> tuple[Article, Story]:
    meant = found(desk, name)
    if len(meant.files) > 1:
        raise DecisionError(f"{name}: these are {len(meant.files)} files (name one: {meant.files[0].path}, …)")
    return meant.files[0], meant.story


def _answered(edition: Edition) -> set[str]:
    return {page_place(page.path) for page in edition.pages if not is_data(page.path)}


def _difference(
    before: Mapping[str, object], after: Mapping[str, object]
) -> Sequence[tuple[str, str | tuple[str, ...] | None]]:
    keys = [key for key in dict.fromkeys([*before, *after]) if before.get(key) != after.get(key)]
    return [(key, (v if isinstance(v, str) else listed(v)) if (v := after.get(key)) else None) for key in keys]


# -- decisions that name the file


def _unnamed(desk: Desk, file: Article, left: Sequence[Article], stays: Sequence[Article]) -> dict[str, str]:
    """The decision files that name it, as they are without it."""
    before, after = editorial.names(desk.edition.articles), editorial.names(left)
    heir = next((each for each in left if each.id == file.id), None)
    write = {}
    for decision in desk.decisions:
        names = [name for key in editorial.SOURCES for name in listed(decision.keys.get(key))]
        gone = {name for name in names if as_named(name) in before and as_named(name) not in after}
        if not gone:
            continue
        if not decision.is_whole:
            raise DecisionError(f"{decision.where}: something in it is faulty (mend that first)")
        changes = _without(decision, gone, called(heir, after) if heir else None)
        own = {
            after[as_named(name)] for key in ("lead", "join") for name in listed({**decision.keys, **changes}.get(key))
        }
        if changes.keys() & {"lead", "join"} and (not own or "status" in decision.keys):
            # It must still speak of this story; and one that hides it names all of it.
            more = [each for each in stays if each.id not in own][: None if "status" in decision.keys else 1]
            joined = listed({**decision.keys, **changes}.get("join"))
            changes["join"] = [*joined, *dict.fromkeys(called(each, after) for each in more)]
        write[decision.where] = changed(decision.text, changes)
    return write


def _without(decision: Decision, gone: set[str], heir: str | None) -> dict[str, Value | None]:
    """The keys that name it, each without it; another file of the same source takes its place."""
    changes: dict[str, Value | None] = {}
    for key in editorial.SOURCES:
        there = listed(decision.keys.get(key))
        if not gone & set(there):
            continue
        if key == "rights":  # what holds for the source holds for its other file too
            named = ((heir if name in gone else name, right.value) for name, right in decision.rights.items())
            changes[key] = {name: right for name, right in named if name} or None
            continue
        kept = [name for name in there if name not in gone]
        kept += [heir] if heir and heir not in kept else []
        changes[key] = next(iter(kept), None) if key == "lead" else kept
    return changes


# -- addresses that it gave


def _kept(desk: Desk, heir: Article, lost: Sequence[str]) -> dict[str, str]:
    """They lead to the story that holds what stays."""
    edit = Edit(desk, found(desk, heir.path).story)
    edit.name_story()
    edit.add_places(lost)
    return dict(edit.done().write)


def _buried(desk: Desk, story: Story, lost: Sequence[str], reason: str | None) -> dict[str, str]:
    """They lead to a tombstone, in the file that spoke of the story if there is one."""
    edit = Edit(desk, story)
    if edit.keys.get("status") != "withdrawn" or reason:
        if not one_line(reason or ""):
            raise DecisionError(f"{story.address}: nothing of this story stays (say why with --reason)")
        edit.set("status", "withdrawn")
        edit.set("reason", one_line(reason or ""))
    edit.add_places(lost)
    return dict(edit.done().write)
