"""Stage 5: stories in, each with the address of its page; the redirects from every other address that it ever had,
and tombstones. Pure, and without a memory: an address is made from what a source says of itself, or an editor's file.

One address leads to one page. What claims another's address is a Problem, and the claim falls.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from digest.addresses import (
    LISTS,
    WITHDRAWN,
    WITHHELD,
    Redirect,
    Tombstone,
    day_path,
    outlet_path,
    same_place,
    slug_path,
    source_path,
    story_path,
)
from digest.editorial import Decision
from digest.errors import Problem
from digest.model import Article, Story, Wish


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where everything is found. `stories` are all of them, in the order in which they came."""

    stories: tuple[Story, ...]
    redirects: tuple[Redirect, ...]
    tombstones: tuple[Tombstone, ...]
    problems: tuple[Problem, ...]


def place(
    stories: Sequence[Story], wishes: Sequence[Wish], decisions: Iterable[Decision], written: Iterable[str]
) -> Places:
    """Give each story its place. `written` are the places of the pages that people wrote themselves.

    A story that is hidden has none: whatever it claims is free for others. One that may not be shown keeps those that
    say nothing of it.
    """
    asked = _asked(stories, wishes)
    stories = [_as_withdrawn(story, asked[story.group.founder.id]) for story in stories]
    names = {story.group.founder.id: story.address for story in stories}
    book = _Book({same_place(each): each for each in sorted(written)}, names, {each.where: each for each in decisions})
    shown = [story for story in stories if not story.is_hidden or story.is_withdrawn]
    # What sources give comes before what editors choose: nobody can take an address away from a report.
    natural = [tuple(_natural(story, book)) for story in shown]
    placed = [_settled(story, asked[story.group.founder.id], book) for story in shown]
    redirects: list[Redirect] = []
    tombstones: list[Tombstone] = []
    for story, own in zip(placed, natural, strict=True):
        given = _aliases(story, asked[story.group.founder.id], book)
        redirects += (_redirect(story, at, source) for at, source in own if at != story.address)
        redirects += (_redirect(story, at) for at in given)
        if story.is_withdrawn:
            reason = story.group.wish.reason if story.group.wish else None
            tombstones.append(Tombstone(address=story.address, reason=reason))
            redirects += _emptied(story)
        elif story.is_withheld:
            tombstones.append(Tombstone(address=story.address, reason=None, title=WITHHELD))
    for wish in wishes:
        if wish.withdrawn and not wish.own:
            stone, led = _gone(wish, book)
            tombstones += stone
            redirects += led
        if wish.withdrawn or not wish.hidden:
            redirects += (_to_list(at) for at in wish.aliases if _is_list(at))
    at_home = {story.group.founder.id: story for story in placed}
    return Places(
        stories=tuple(at_home.get(story.group.founder.id, story) for story in stories),
        redirects=tuple(sorted(dict.fromkeys(redirects), key=lambda each: each.at)),
        tombstones=tuple(sorted(tombstones, key=lambda each: each.address)),
        problems=tuple(book.problems),
    )


def _asked(stories: Iterable[Story], wishes: Iterable[Wish]) -> Mapping[str, list[Wish]]:
    """What editors ask for, by the founder of the story that they speak of."""
    homes = {source: story.group.founder.id for story in stories for source in story.group.ids}
    asked: dict[str, list[Wish]] = defaultdict(list)
    for wish in wishes:
        if wish.own and wish.own[0] in homes:
            asked[homes[wish.own[0]]].append(wish)
    return asked


def _as_withdrawn(story: Story, wishes: Iterable[Wish]) -> Story:
    """Where several decisions speak of one story and one of them withdraws it, it is withdrawn."""
    withdraws = next((wish for wish in wishes if wish.withdrawn), None)
    if not withdraws or story.is_withdrawn or not story.group.wish:
        return story
    wish = replace(story.group.wish, hidden=True, withdrawn=True, reason=withdraws.reason)
    return replace(story, group=replace(story.group, wish=wish))


@dataclass(slots=True)
class _Book:
    """Who has which address; the first to ask gets it."""

    owners: dict[str, str]
    names: Mapping[str, str]  # what an owner is called, where that is not its name
    decisions: Mapping[str, Decision]
    problems: list[Problem] = field(default_factory=list)

    def give(self, at: str, owner: str) -> str:
        """Whose the address is, now that `owner` asks for it."""
        return self.owners.setdefault(same_place(at), owner)

    def refuse(self, wish: Wish, key: str, at: str) -> None:
        """An editor asks for what is another's."""
        decision, owner = self.decisions.get(wish.where), self.owners[same_place(at)]
        self.problems.append(
            Problem(
                where=decision.at(key) if decision else wish.where,
                what=f"'{at}' is an address of {self.names.get(owner, owner)}",
                hint=f"take it out of {key}, or choose another",
            )
        )


# -- a story


def _natural(story: Story, book: _Book) -> Iterator[tuple[str, str | None]]:
    """`/s/<id>` of every source, and the address that the story would have if that file had founded it; with the
    source that the page speaks of there.
    """
    us = story.group.founder.id
    own = [(file.path, at, file.id) for file in story.files for at in own_places(file)]
    untold = [(source, at, None) for source in story.group.withheld for at in bare_places(source)]
    for where, at, source in (*own, *untold):
        owner = book.give(at, us)
        if owner == us:
            yield at, source
        else:
            what = f"its address {at} is an address of {book.names.get(owner, owner)} too"
            book.problems.append(Problem(where=where, what=what, hint="give one of them another id"))


def own_places(file: Article) -> tuple[str, str]:
    """The addresses that a file gives its story, wherever that is."""
    return source_path(file.id), story_path(file.title, file.id)


def bare_places(source: str) -> tuple[str, str]:
    """Those of them that say nothing of what is in it."""
    return source_path(source), story_path(None, source)


def _settled(story: Story, wishes: Sequence[Wish], book: _Book) -> Story:
    """The story at the address that an editor chose, else at its founder's, as far as these are free."""
    us = story.group.founder.id
    for wish in wishes:
        if wish.slug and wish.where == _decided(story):
            if book.give(slug_path(wish.slug), us) == us:
                return replace(story, address=slug_path(wish.slug))
            book.refuse(wish, "slug", slug_path(wish.slug))
    return story if book.give(story.address, us) == us else replace(story, address=source_path(us))


def _decided(story: Story) -> str | None:
    return story.group.wish.where if story.group.wish else None


def _aliases(story: Story, wishes: Iterable[Wish], book: _Book) -> Iterator[str]:
    """The addresses that editors gave it, and the slugs of decisions on stories that are part of this one now."""
    us = story.group.founder.id
    for wish in wishes:
        for key, at in _claims(wish):
            if key == "slug" and wish.where == _decided(story):
                continue
            is_new = same_place(at) not in book.owners
            if book.give(at, us) != us:
                book.refuse(wish, key, at)
            elif is_new:
                yield at


def _claims(wish: Wish) -> Iterator[tuple[str, str]]:
    """Every address that a decision names for a story, and the key that does."""
    if wish.slug:
        yield "slug", slug_path(wish.slug)
    yield from (("aliases", at) for at in wish.aliases if not _is_list(at))


def _redirect(story: Story, at: str, source: str | None = None) -> Redirect:
    if story.is_withdrawn or story.is_withheld:
        return Redirect(at=at, to=story.address, title=WITHDRAWN if story.is_withdrawn else WITHHELD)
    return Redirect(at=at, to=story.address, source=source, title=story.title, lang=story.lang)


# -- what is gone


def _emptied(story: Story) -> Iterator[Redirect]:
    """The lists of days and outlets that a withdrawn story was in, and may have been alone in."""
    for file in story.files:
        yield _to_list(day_path(file.published.day if file.published else None))
        if file.outlet:
            yield _to_list(outlet_path(file.outlet.id))


def _gone(wish: Wish, book: _Book) -> tuple[list[Tombstone], list[Redirect]]:
    """A tombstone for addresses whose sources are no longer here: it stands at the slug, or the first of them."""
    free = []
    for key, at in _claims(wish):
        if book.give(at, wish.where) == wish.where:
            free.append(at)
        else:
            book.refuse(wish, key, at)
    pages = (at.removesuffix(".html").removesuffix(".htm") for at in free)
    here = next((at for at in pages if book.give(at, wish.where) == wish.where), None)
    if here is None:
        return [], []
    led = [Redirect(at=at, to=here, title=WITHDRAWN) for at in free if at != here]
    return [Tombstone(address=here, reason=wish.reason)], led


def _is_list(at: str) -> bool:
    return at.partition("/")[0] in LISTS


def _to_list(at: str) -> Redirect:
    """A list comes and goes with what it lists; while it is gone, its address leads to the list of lists."""
    name = at.partition("/")[0]
    return Redirect(at=at, to=name, title=name.capitalize(), stands_in=True)
