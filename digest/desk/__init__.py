"""The editor's desk: what is asked for in, changed decision files out. Pure; whoever calls writes the files.

Every function either returns a Change or raises DecisionError, and a change is only returned when the decisions still
agree with each other. What is decided already changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from digest.addresses import page_place
from digest.desk.paper import Change, Desk, Edit, all_on_the_site, done, found, one_source
from digest.desk.removal import remove
from digest.desk.ruling import confirm, dismiss
from digest.errors import DecisionError
from digest.model import Article
from digest.place import bare_places, own_places
from digest.text import one_line

__all__ = [
    "Change",
    "Desk",
    "confirm",
    "dismiss",
    "hide",
    "join",
    "merge",
    "pin",
    "remove",
    "retitle",
    "split",
    "withdraw",
]


def join(desk: Desk, first: str, *others: str) -> Change:
    """The others belong to the story of the first, whatever the scores say."""
    story = found(desk, first).story
    sources = [one_source(desk, each) for each in (first, *others)]
    all_on_the_site(desk, [found(desk, each).story for each in (first, *others)])
    edit = Edit(desk, story)
    edit.add("join", [each for each in sources if each.id not in edit.ids("lead", "join")])
    return edit.done(regroups=True)


def split(desk: Desk, name: str, *stays: str) -> Change:
    """A report does not belong to these; where none is named, not to any other of its story."""
    source = one_source(desk, name)
    together = found(desk, name).story.sources
    rest = [one_source(desk, each) for each in stays] or [each for each in together if each.id != source.id]
    if not rest:
        raise DecisionError(f"{source.path}: it is its story's only report, and apart from all others")
    home = found(desk, rest[0].path).story
    edit = told = Edit(desk, home)
    own = edit.ids("lead", "join")
    if own == {source.id}:  # that file speaks of the report that leaves, and no longer of what it merged with it
        edit = Edit(desk, home, speaker=_speaker(desk, rest))
        told.drop("merge", {each.id for each in rest})
    elif source.id in own:
        raise DecisionError(
            f"{edit.where}: it joins {source.path}, which is to be split off (take it out of join first)"
        )
    edit.drop("merge", [source.id])
    edit.add("join", [each for each in rest if each.id not in edit.ids("lead", "join", "merge")])
    edit.add("split", [source] if source.id not in edit.ids("split") else [])
    return done(desk, *dict.fromkeys((told, edit)), regroups=True)


def _speaker(desk: Desk, rest: Sequence[Article]) -> Article:
    """Of what stays, the report whose decision speaks for it: one that there is already, else its first."""
    leaders = {wish.own[0] for wish in desk.edition.wishes if wish.own}
    return min(rest, key=lambda each: each.id not in leaders)


def merge(desk: Desk, first: str, other: str) -> Change:
    """The whole story of the other becomes part of the story of the first."""
    story, merged = found(desk, first).story, found(desk, other).story
    edit = Edit(desk, story)
    if story.group.founder.id == merged.group.founder.id:
        return Change(said=(f"{first} and {other} are one story already; nothing is written",))
    all_on_the_site(desk, (story, merged))
    edit.name_story()
    if not edit.ids("merge") & {source.id for source in merged.sources}:
        edit.add("merge", [merged.group.founder])
    return edit.done(regroups=True)


def pin(desk: Desk, name: str, *, off: bool = False) -> Change:
    """On top of the front page."""
    edit = Edit(desk, found(desk, name).story)
    if off:
        return edit.without("pin")
    edit.name_story()
    edit.set("pin", "true")
    return edit.done()


def retitle(desk: Desk, name: str, title: str) -> Change:
    """Another headline; no address moves."""
    edit = Edit(desk, found(desk, name).story)
    if not one_line(title):
        raise DecisionError("a headline needs a word")
    edit.name_story()
    edit.set("title", one_line(title))
    return edit.done()


def hide(desk: Desk, name: str, *, off: bool = False) -> Change:
    """Off the site, without a trace. All its reports are named: it stays off when one of them is gone."""
    story = found(desk, name).story
    edit = Edit(desk, story)
    if edit.keys.get("status") == "withdrawn":
        raise DecisionError(f"{edit.where}: it is withdrawn, for good (take `status` and `reason` out by hand)")
    if off:
        return edit.without("status")
    edit.add("join", [each for each in story.sources if each.id not in edit.ids("lead", "join")])
    edit.set("status", "hidden")
    return edit.done("its addresses lead nowhere from now on; `digest withdraw` leaves a tombstone")


def withdraw(desk: Desk, name: str, *, reason: str) -> Change:
    """Off the site, with a tombstone that says why, at every address that it has: also when its files are gone."""
    meant = found(desk, name)
    story = meant.story
    if not meant.is_story and len(story.sources) > 1:
        others = len(story.sources) - 1
        raise DecisionError(
            f"{name}: its story has {others} more (`digest remove FILE` takes one report away; to withdraw all, "
            f"name the story: {story.address})"
        )
    if not one_line(reason):
        raise DecisionError("a reason needs a word")
    edit = Edit(desk, story)
    edit.add("join", [each for each in story.sources if each.id not in edit.ids("lead", "join")])
    edit.set("status", "withdrawn")
    edit.set("reason", one_line(reason))
    led = sorted(page_place(page.path) for page in desk.edition.pages if page.leads_to == story.address)
    untold = story.group.withheld  # what may not be named is not named in an address either
    own = (bare_places(file.id) if file.id in untold else own_places(file) for file in story.files)
    edit.add_places([story.address, *(at for places in own for at in places), *led])
    return edit.done()
