"""Why a source stands in its story, and what would move it. Pure.

Everything that `explain` shows of that is here as values; the words are for an editor, the commands for their terminal.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from digest.config import Grouping
from digest.contradictions import contradiction
from digest.model import Article, Edition, Link, Story, Wish
from digest.wordings import Shared, shared

_NAMING = ("lead", "join", "split", "merge", "rights")
_KEYS = ("title", "slug", "aliases", "summary", "note", "tags", "pin", "reason", *_NAMING, "facts")
_NEAR = 0.5  # of what is needed: from here on somebody may think that a report belongs to the other story
WITHDRAWN, HIDDEN = "status: withdrawn", "status: hidden"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond:
    """A link, seen from one of its two sources; `needed` is the score from which two alone are one story."""

    file: str  # of the other
    score: float
    needed: float
    why: str
    story: str  # address of the other's story


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """The report that speaks for a copy, and how much of the copy is also in it."""

    file: str
    shared: Shared


@dataclass(frozen=True, slots=True, kw_only=True)
class Kin:
    """A story before or after this one."""

    address: str
    title: str
    day: str
    is_later: bool
    is_shown: bool  # and so linked on the page
    score: float
    needed: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A decision file: the keys in it that name this source, and all keys if it speaks of the source's story."""

    file: str
    naming: tuple[str, ...]
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """What holds a source where it is, or what an editor can do about it; then with the commands that do it."""

    text: str
    commands: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """All that puts one source where it is."""

    bonds: tuple[Bond, ...]  # in its story, the best first
    copied: Copied | None
    runner_up: Bond | None  # the best to another story
    kin: tuple[Kin, ...]
    rulings: tuple[Ruling, ...]
    moves: tuple[Move, ...]


class Register:
    """What an edition knows of its sources, by id: made once, asked often."""

    def __init__(self, edition: Edition, settings: Grouping) -> None:
        self._settings = settings
        self._wishes = edition.wishes
        self._stories = {a.id: story for story in (*edition.stories, *edition.hidden) for a in story.sources}
        self.paths: Mapping[str, str] = {
            source.id: source.path for story in self._stories.values() for source in story.sources
        }

    def standing(self, source: Article) -> Standing:
        """Of a source; its story is the one that holds its id."""
        story = self._stories[source.id]
        group = story.group
        links = sorted((each for each in group.links if source.id in (each.a, each.b)), key=lambda each: -each.score)
        bonds = tuple(self._bond(each, source.id) for each in links)
        outside = group.runners_up.get(source.id)
        runner_up = self._bond(outside, source.id) if outside else None
        speaker = next((each for each in story.sources if each.id == group.copies.get(source.id)), None)
        return Standing(
            bonds=bonds,
            copied=Copied(file=speaker.path, shared=shared(source, speaker)) if speaker else None,
            runner_up=runner_up,
            kin=self.kin(story),
            rulings=tuple(self._rulings(source.id, story)),
            moves=tuple(self._moves(source.id, story, outside, runner_up)),
        )

    def kin(self, story: Story) -> tuple[Kin, ...]:
        """The stories before and after one, by day."""
        known = ((link, is_later) for is_later in (False, True) for link in _links(story, is_later=is_later))
        kin = (self._kin(link, is_later=is_later) for link, is_later in known if link.b in self._stories)
        return tuple(sorted(kin, key=lambda each: (each.is_later, each.day, each.address)))

    def rulings(self, story: Story) -> tuple[Ruling, ...]:
        """The decisions that speak of a story."""
        return tuple(each for each in self._rulings("", story) if each.says)

    def _bond(self, link: Link, own: str) -> Bond:
        other = link.b if link.a == own else link.a
        return Bond(
            file=self.paths[other],
            score=link.score,
            needed=self._settings.story,
            why=link.why,
            story=self._stories[other].address,
        )

    def _kin(self, link: Link, *, is_later: bool) -> Kin:
        story = self._stories[link.b]
        return Kin(
            address=story.address,
            title=story.title,
            day=story.first.day if story.first else "",
            is_later=is_later,
            is_shown=story.is_shown,
            score=link.score,
            needed=self._settings.thread,
        )

    def _rulings(self, source: str, story: Story) -> Iterator[Ruling]:
        inside = {each.id for each in story.sources}
        for wish in self._wishes:
            naming = tuple(key for key in _NAMING if source in _named(wish, key))
            speaks = bool(wish.own) and wish.own[0] in inside
            if naming or speaks:
                yield Ruling(file=wish.where, naming=naming, says=_says(wish) if speaks else ())

    # -- what would move it

    def story_moves(self, story: Story) -> tuple[Move, ...]:
        """What an editor can do about a whole story; about one with a single report that is what moves the report."""
        founder = story.group.founder
        if len(story.sources) == 1:
            return self.standing(founder).moves
        own = shlex.quote(founder.path)
        held = tuple(self._held([source.id for source in story.sources]))
        out = Move(
            text="To take another report out" if held else "To take a report out", commands=("digest split FILE",)
        )
        return (
            *self._closed(story),
            *self._merged(story, [source.id for source in story.sources]),
            *held,
            *([out] if len(held) < len(story.sources) else []),
            *([] if story.is_hidden else [Move(text="To put one more in", commands=(f"digest join {own} FILE",))]),
            *self._unthreaded(story),
        )

    def _unthreaded(self, story: Story) -> Iterator[Move]:
        """How a thread becomes one story: with the next of it before, and the next after."""
        for links in (story.group.earlier, story.group.later):
            shown = [link for link in links if not self._stories[link.b].is_hidden]
            if shown and not story.is_hidden:
                other = self._stories[shown[0].b]
                pair = f"{shlex.quote(story.group.founder.path)} {shlex.quote(other.group.founder.path)}"
                yield Move(text=f"To make one story of this and “{other.title}”", commands=(f"digest merge {pair}",))

    def _closed(self, story: Story) -> Iterator[Move]:
        """How a story that is off the site comes back."""
        if story.is_withdrawn:
            closed = closed_by(story, self._wishes)
            yield Move(text=f"It is withdrawn, for good: only by hand can that be taken out of {closed}")
        elif story.is_hidden:
            command = f"digest hide {shlex.quote(story.group.founder.path)} --off"
            yield Move(text="It is off the site. To show it", commands=(command,))
        elif story.is_withheld:
            yield Move(text="It has no page: all of its sources are withheld")

    def _held(self, sources: Iterable[str]) -> Iterator[Move]:
        """The sources that editors hold in their story: no command takes them out."""
        for source in sources:
            spoken = self._stories[source].group.wish
            there = [(key, wish) for wish in self._wishes for key in _holding(wish, source, spoken)]
            if places := [f"{key} in {wish.where}" for key, wish in there]:
                path, where = self.paths[source], " and ".join(places)
                yield Move(text=f"An editor put {path} there ({where}): to take it out, take it out of that by hand")

    def _moves(self, source: str, story: Story, outside: Link | None, bond: Bond | None) -> Iterator[Move]:
        own = shlex.quote(self.paths[source])
        yield from self._closed(story)
        if len(story.sources) == 1:
            yield from self._alone(source, outside, bond)
            yield from self._unthreaded(story)
            return
        yield from self._merged(story, [source])
        if held := tuple(self._held([source])):
            yield from held
            return
        yield Move(text="To take it out", commands=(f"digest split {own}",))
        if outside is None or bond is None or bond.score < bond.needed * _NEAR:
            return
        if not story.is_hidden and not self._other(outside, source).is_hidden:
            yield self._instead(source, outside, bond)

    def _instead(self, source: str, outside: Link, bond: Bond) -> Move:
        """How it comes to the story that is next."""
        if parting := self._parting(outside):
            return Move(text=f"{parting} keeps it apart from {bond.file}: only by hand can that be taken out of split")
        own = shlex.quote(self.paths[source])
        leads = any(wish.own[:1] == (source,) for wish in self._wishes)  # that decision goes with it
        put = f"digest {'merge' if leads else 'join'} {shlex.quote(bond.file)} {own}"
        return Move(text=f"To put it with {bond.file} instead", commands=(f"digest split {own}", put))

    def _parting(self, link: Link) -> str | None:
        """The decision file against which it would be to put these two together."""
        found = contradiction((*self._wishes, Wish(where="", join=(link.a, link.b))))
        return found[1].where if found else None

    def _merged(self, story: Story, sources: Sequence[str]) -> Iterator[Move]:
        """The stories of these sources that are here because an editor merged them."""
        seeds = _seeds(story, self._wishes)
        for seed in dict.fromkeys(seeds[source] for source in sources if source in seeds):
            for wish in self._wishes:
                if seed in wish.merge and seed not in wish.own:
                    path = self.paths[seed]
                    text = f"An editor merged the story of {path} with this one (merge in {wish.where})"
                    yield Move(text=f"{text}: to undo that, take it out of merge there by hand")

    def _other(self, link: Link, source: str) -> Story:
        """The story at the other end of a link."""
        return self._stories[link.a if link.b == source else link.b]

    def _alone(self, source: str, outside: Link | None, bond: Bond | None) -> Iterator[Move]:
        if outside is None or bond is None:
            yield Move(text="It stands alone: no other report is near enough in words and days to be likened to it")
            return
        other = outside.b if outside.a == source else outside.a
        closed = next((each for each in (self._stories[source], self._stories[other]) if each.is_hidden), None)
        if parting := self._parting(outside):
            text = f"It stands alone: {parting} keeps it apart from {bond.file} ({bond.score:.3g})"
            out = "" if closed else ". To put them together, take it out of split there by hand"
            yield Move(text=f"{text}{out}")
            return
        yield Move(text=f"It stands alone: {_too_little(bond)}")
        if closed:
            whose = "its own story" if closed is self._stories[source] else "the story of that"
            where = closed_by(closed, self._wishes)
            yield Move(text=f"{where} keeps {whose} off the site: put together, both would be off it")
            return
        # A decision that speaks of this report alone would speak of the other story too: only `merge` speaks for both.
        verb = "merge" if self._stories[source].group.wish else "join"
        command = f"digest {verb} {shlex.quote(bond.file)} {shlex.quote(self.paths[source])}"
        yield Move(text="To put them together", commands=(command,))


def closed_by(story: Story, wishes: Iterable[Wish]) -> str:
    """The decision file that keeps a story off the site: of several, one that withdraws it."""
    inside = {each.id for each in story.sources}
    closing = [each for each in wishes if each.hidden and inside & set(each.own[:1])]
    closing += [story.group.wish] if story.group.wish else []
    return next((each.where for each in sorted(closing, key=lambda each: not each.withdrawn)), "a decision")


def _links(story: Story, *, is_later: bool) -> Iterable[Link]:
    return story.group.later if is_later else story.group.earlier


def _named(wish: Wish, key: str) -> tuple[str, ...]:
    value = [source for source, _ in wish.rights] if key == "rights" else getattr(wish, key)
    return (value,) if isinstance(value, str) else tuple(value or ())


def _says(wish: Wish) -> tuple[str, ...]:
    status = (WITHDRAWN,) if wish.withdrawn else (HIDDEN,) if wish.hidden else ()
    return (*(key for key in _KEYS if getattr(wish, key)), *status)


def _holding(wish: Wish, source: str, spoken: Wish | None) -> tuple[str, ...]:
    """The keys that hold a source in a story together with others. `split` takes it out of merge where the file that
    speaks of the story merges it.
    """
    named = tuple(key for key in ("lead", "join") if source in _named(wish, key))
    if named and source in wish.own and len(set(wish.own)) > 1:
        return named
    is_spoken = spoken is not None and spoken.where == wish.where
    return ("merge",) if source in wish.merge and source not in wish.own and not is_spoken else ()


def _seeds(story: Story, wishes: Iterable[Wish]) -> dict[str, str]:
    """For each source, the named one in whose story it was before editors merged stories: what is most alike goes
    together first. Empty where nothing was merged.
    """
    group = story.group
    inside = {each.id for each in story.sources}
    merging = [wish for wish in wishes if wish.own and wish.own[0] in inside and set(wish.merge) - set(wish.own)]
    home = {wish.own[0]: wish.own[0] for wish in merging}
    home |= {each: each for wish in merging for each in wish.merge if each in inside and each not in wish.own}
    if not home:
        return {}
    for wish in merging:
        home |= {each: home[wish.own[0]] for each in wish.own if each not in home}
    best = sorted(group.links, key=lambda link: (-link.score, link.a, link.b))
    ties = [*group.copies.items(), *((link.a, link.b) for link in best)]
    while tie := next(((a, b) for a, b in ties if (a in home) != (b in home)), None):
        known, new = tie if tie[0] in home else tie[::-1]
        home[new] = home[known]
    return home


def _too_little(bond: Bond) -> str:
    most = f"the most alike report is {bond.file} with {bond.score:.3g}"
    if bond.score < bond.needed:
        return f"{most}, and {bond.needed:.3g} is needed"
    return f"{most}; {bond.needed:.3g} is enough for two, but all of a story is asked, and the rest of it is less alike"
