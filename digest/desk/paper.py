"""What lies on the desk: the edition as it is, the decision files, and one that is being changed. Pure."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from digest import editorial, named
from digest.config import Config
from digest.decide import Item, Value, changed
from digest.editorial import Decision, as_named, listed
from digest.errors import DecisionError, Problem, Weight
from digest.model import Article, Edition, Page, Story
from digest.named import Named
from digest.pipeline import tell
from digest.standing import closed_by
from digest.text import slug


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What lies before the editor: the edition as it is, what it was made from."""

    edition: Edition
    decisions: tuple[Decision, ...]
    written: tuple[Page, ...] = ()
    taken: frozenset[str] = frozenset()  # names in stories/ that are no decisions
    config: Config


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Decision files as they are to be, sources to be deleted, and what a person is told. Paths below the content."""

    write: Mapping[str, str] = field(default_factory=dict)
    delete: tuple[str, ...] = ()
    said: tuple[str, ...] = ()


# -- names


def found(desk: Desk, name: str) -> Named:
    """What a name means, among all that is there."""
    meant = named.find(desk.edition, name)
    if not meant:
        hint = "give a file, a source's id or URL, or a story's address"
        raise DecisionError(f"{name}: no source and no story has this name ({hint})")
    return meant


def one_source(desk: Desk, name: str) -> Article:
    """The one source that a name means."""
    meant = found(desk, name)
    if len({file.id for file in meant.files}) > 1:
        raise DecisionError(
            f"{name}: this story has {len(meant.story.sources)} reports (name one; `digest merge` takes whole stories)"
        )
    return meant.files[0]


def all_on_the_site(desk: Desk, stories: Iterable[Story]) -> None:
    """Raises DecisionError where one of several stories is off the site: put together, all of them would be."""
    apart = {story.group.founder.id: story for story in stories}
    closed = next((story for story in apart.values() if story.is_hidden), None)
    if closed and len(apart) > 1:
        raise DecisionError(
            f"“{closed.title}” ({closed.group.founder.path}): {_kept_off(desk, closed)}, and what is put together with "
            f"it goes off the site too ({_way_back(closed)}); nothing was written"
        )


def _kept_off(desk: Desk, story: Story) -> str:
    return f"{closed_by(story, desk.edition.wishes)} keeps this story off the site"


def _way_back(story: Story) -> str:
    if story.is_withdrawn:
        return "it is withdrawn, for good: leave it alone, or take `status` and `reason` out of that file by hand first"
    return f"show it first: digest hide {shlex.quote(story.group.founder.path)} --off"


def called(source: Article, known: Mapping[str, str]) -> str:
    """What a decision calls a source: its URL, which stays when the file is renamed or mended; else its path."""
    by_url = source.url if source.url and "@" not in source.url else None
    return by_url if by_url and known.get(as_named(by_url)) == source.id else source.path


# -- one decision file


class Edit:
    """A decision file that is being changed; a new one where no decision speaks of the story yet.

    `speaker` is a report of it whose own decision is meant, where that of the story is not.
    """

    def __init__(self, desk: Desk, story: Story, *, speaker: Article | None = None) -> None:
        self._desk, self._story = desk, story
        self._known = editorial.names(desk.edition.articles)
        there = {each.where: each for each in desk.decisions}
        wish = story.group.wish
        if speaker:
            wish = next((each for each in desk.edition.wishes if each.own[:1] == (speaker.id,)), None)
        decision = there.get(wish.where) if wish else None
        stem = slug((speaker or story).title or "") or (speaker or story.group.founder).id
        self.where = decision.where if decision else _free(stem, {*there, *desk.taken})
        self._text = decision.text if decision else ""
        self.keys = dict(decision.keys) if decision else {}
        if decision and not decision.is_whole:
            raise DecisionError(f"{self.where}: something in it is faulty (mend that first; `digest check` says what)")
        self._changes: dict[str, Value | None] = {}

    def ids(self, *keys: str) -> set[str]:
        """The sources that these keys name."""
        named_there = (name for key in keys for name in listed(self.keys.get(key)))
        return {self._known[as_named(name)] for name in named_there if as_named(name) in self._known}

    @property
    def facts(self) -> tuple[Mapping[str, str], ...]:
        """What it says of the story's differences, each in the words of the file."""
        entries = self.keys.get("facts")
        return tuple(each for each in entries if isinstance(each, dict)) if isinstance(entries, list) else ()

    def name_story(self) -> None:
        """Say which story is meant: by the report that gives it its address."""
        if not self.ids("lead", "join"):
            self.add("join", [self._story.group.founder])

    def add(self, key: str, sources: Iterable[Article]) -> None:
        self._more(key, [called(each, self._known) for each in sources])

    def drop(self, key: str, sources: Iterable[str]) -> None:
        """Name these no longer."""
        gone = set(sources)
        kept = [name for name in listed(self.keys.get(key)) if self._known.get(as_named(name)) not in gone]
        if len(kept) < len(listed(self.keys.get(key))):
            self.keys[key] = self._changes[key] = kept

    def add_places(self, places: Iterable[str]) -> None:
        self._more("aliases", [each for each in places if each not in listed(self.keys.get("aliases"))])

    def _more(self, key: str, names: Iterable[str]) -> None:
        if new := list(dict.fromkeys(names)):
            self.set(key, [*listed(self.keys.get(key)), *new])

    def set(self, key: str, value: Value) -> None:
        if self.keys.get(key) != value:
            self.keys[key] = self._changes[key] = value

    def without(self, key: str) -> Change:
        """Take a key out, if there is one."""
        if key not in self.keys:
            return Change(said=(f"{self.where}: there is no '{key}' in it; nothing is written",))
        self._changes[key] = None
        return self.done()

    def done(self, *remarks: str, regroups: bool = False) -> Change:
        """The change, if all decisions still agree. Raises DecisionError."""
        return done(self._desk, self, remarks=remarks, regroups=regroups)

    def written(self) -> tuple[str | None, tuple[str, ...]]:
        """The text as it is to be, None where it is so already; and what a person is told. Raises DecisionError."""
        try:
            text = changed(self._text, self._changes) if self._changes else None
        except DecisionError as error:
            raise DecisionError(f"{self.where}: {error} (change it by hand)") from None
        return text, tuple(f"{self.where}: {as_said(key, value)}" for key, value in self._changes.items())


def done(desk: Desk, *edits: Edit, remarks: Iterable[str] = (), regroups: bool = False) -> Change:
    """What is changed in these files, if all decisions still agree then. Raises DecisionError."""
    made = {edit.where: edit.written() for edit in edits}
    write = {where: text for where, (text, _) in made.items() if text is not None}
    if not write:
        return Change(said=(f"{edits[0].where}: it says so already; nothing is written",))
    agree(desk, write, regroups=regroups)
    return Change(write=write, said=(*(line for _, said in made.values() for line in said), *remarks))


def as_said(key: str, value: Value | None) -> str:
    """`join: a, b`, or that a key is gone."""
    if not value:
        return f"without {key}"
    if isinstance(value, Mapping):
        value = [f"{name} ({said})" for name, said in value.items()]
    return f"{key}: {value if isinstance(value, str) else ', '.join(map(_item_said, value))}"


def _item_said(item: Item) -> str:
    return item if isinstance(item, str) else " ".join(f"{key} {value}" for key, value in item.items())


def _free(stem: str, there: Iterable[str]) -> str:
    """A name that says which story it is, and that no file has."""
    number = 1
    taken = {each.casefold() for each in there}
    while (name := f"stories/{stem}{f'-{number}' if number > 1 else ''}.yml") in taken:
        number += 1
    return name


# -- agreement


def agree(desk: Desk, write: Mapping[str, str], *, regroups: bool = False) -> None:
    """Raises DecisionError with the first fault that these files would bring about."""
    decisions, articles = rewritten(desk.decisions, write), desk.edition.articles
    if regroups:
        then = tell(articles, decisions, desk.written, desk.config)
        _none_lost(desk, then)
        after: Sequence[Problem] = then.problems
    else:
        after = editorial.resolve(decisions, articles, site=desk.config.url)[1]
    if faults := new_faults(desk.edition.problems, after):
        raise DecisionError(f"{faults[0]}; nothing was written")


def _none_lost(desk: Desk, then: Edition) -> None:
    """Raises DecisionError where a story that is on the site would be off it, by what is to be put together."""
    shown = {source.id for story in desk.edition.stories for source in story.sources}
    for story in then.hidden:
        lost = next((source for source in story.sources if source.id in shown), None)
        if lost and story.is_hidden:
            where = closed_by(story, then.wishes)
            raise DecisionError(
                f"{lost.path}: this would take it off the site, into the story that {where} keeps off; "
                "nothing was written"
            )


def new_faults(before: Iterable[Problem], after: Iterable[Problem]) -> tuple[Problem, ...]:
    """What was not wrong before; a line that moved is no new fault, and a warning is none."""
    known = {each.what for each in before}
    return tuple(each for each in after if each.weight is Weight.ERROR and each.what not in known)


def rewritten(decisions: Iterable[Decision], write: Mapping[str, str]) -> tuple[Decision, ...]:
    """All decisions, those of these files as they are to be."""
    all_of_them = {each.where: each for each in decisions}
    for where, text in write.items():
        decision, faults = editorial.read(where, text)
        if faults:
            raise DecisionError(f"{faults[0]}; nothing was written")
        all_of_them[where] = decision
    return tuple(decision for _, decision in sorted(all_of_them.items()))
