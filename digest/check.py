"""Stage 8: what is about to be written in, Problems out: links, addresses, the round trip, and every source accounted
for. Pure.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from urllib.parse import unquote

from digest import frontmatter
from digest.addresses import page_place, same_place
from digest.errors import Problem
from digest.model import Article, Edition, Page, Story
from digest.text import plain
from digest.wordings import Said

_LINK = re.compile(r"(?<!\\)\]\(([\w./%-]+\.md)(?:#[\w-]*)?\)")


def check(pages: Sequence[Page], stories: Iterable[Story], files: Mapping[str, str]) -> tuple[Problem, ...]:
    """All that is wrong with an edition. `files` says of each file found what became of it; an empty answer is a
    fault.
    """
    return (
        *_addresses(pages),
        *_links(pages),
        *_redirects(pages),
        *_round_trips(pages),
        *(problem for story in stories for problem in _provenance(story)),
        *(
            Problem(
                where=path,
                what="it is neither published nor set aside",
                hint=_OURS,
            )
            for path, fate in files.items()
            if not fate
        ),
    )


def lost(before: str, where: str, edition: Edition, site: str) -> tuple[Problem, ...]:
    """The addresses of a list, one to a line, that lead nowhere in an edition. `where` is what the list is called."""
    answered = {page_place(page.path) for page in edition.pages}
    problems, strangers = [], []
    for number, line in enumerate(before.splitlines(), 1):
        address = line.strip().removeprefix("\ufeff")
        if not address or address.startswith("#"):
            continue
        place = _place(address, site)
        if place is None:
            strangers.append(Problem(where=f"{where}:{number}", what=f"{address} is not below {site}", hint=_HOST))
        elif place not in answered:
            what = f"{address} was published and leads nowhere now"
            problems.append(Problem(where=f"{where}:{number}", what=what, hint=_way_out(place, edition)))
    if len(strangers) > 1:
        what = f"{strangers[0].what}, and {len(strangers) - 1} more are not"
        strangers = [replace(strangers[0], what=what)]
    return (*strangers, *problems)


_HOST = "give SITE_URL the address of the site that the list is from, or leave the host out"


def _place(address: str, site: str) -> str | None:
    """The place below the site that an address names, whole or not; None where it is another site's."""
    if "://" in address:
        bare = address.partition("://")[2]
        ours = site.partition("://")[2]
        if not f"{bare}/".startswith(ours):
            return None
        address = bare.removeprefix(ours.rstrip("/"))
    path = re.split(r"[?#]", address, maxsplit=1)[0]
    return page_place(f"{unicodedata.normalize('NFC', unquote(path)).strip('/')}/index.html".removeprefix("/"))


def _way_out(place: str, edition: Edition) -> str:
    """Which decision to write."""
    stories = {file.id: story for story in (*edition.stories, *edition.hidden) for file in story.files}
    ids = [each for each in stories if place.startswith(("s/", "stories/")) and re.search(rf"[-/]{each}$", place)]
    story = stories[max(ids, key=len)] if ids else None
    if story and story.is_hidden and not story.is_withdrawn:
        return f"its story is hidden; digest withdraw {story.address} leaves a tombstone there"
    if story:
        wish, founder = story.group.wish, story.group.founder.path
        file = wish.where if wish else f"a file in stories/ with join: [{founder}]"
        return f"add it to `aliases` in {file}"
    return "add it to `aliases` of the story that tells it now, in stories/, or of a file with status: withdrawn"


def _addresses(pages: Iterable[Page]) -> Iterator[Problem]:
    """Two pages that a file system or a browser may take for one."""
    seen: dict[str, str] = {}
    for page in pages:
        same = same_place(page_place(page.path))
        if same in seen:
            yield Problem(
                where=page.path,
                what=f"its address is that of {seen[same]} too",
                hint="give one of them another name or id",
            )
        seen.setdefault(same, page.path)


def _redirects(pages: Sequence[Page]) -> Iterator[Problem]:
    """Redirects that do not lead to a page."""
    there = {page_place(page.path) for page in pages if page.meta is not None}
    for page in pages:
        if page.leads_to is not None and page.leads_to not in there:
            yield Problem(where=page.path, what=f"it leads to {page.leads_to}, where no page is", hint=_OURS)


def _links(pages: Iterable[Page]) -> Iterator[Problem]:
    """Links between pages that lead nowhere."""
    there = {page.path for page in pages}
    for page in pages:
        for target in _LINK.findall(page.text) if page.meta is not None else ():
            if posixpath.normpath(posixpath.join(posixpath.dirname(page.path), target)) not in there:
                yield Problem(
                    where=page.path,
                    what=f"its link to {target} leads nowhere",
                    hint="link to a page of this site by its .md file",
                )


def _round_trips(pages: Iterable[Page]) -> Iterator[Problem]:
    for page in pages:
        try:
            if page.meta is not None:
                frontmatter.dump(page.meta, page.text)
        except ValueError as error:
            yield Problem(where=page.path, what=str(error), hint=_OURS)


def _provenance(story: Story) -> Iterator[Problem]:
    """Nothing invented, nothing lost, nobody credited with words that are not theirs."""
    own = {source.id: {plain(block.text) for block in source.blocks} for source in story.sources}
    shown: dict[str, set[str]] = {source.id: set() for source in story.sources}
    for source, wording in _told(story):
        shown[source].add(plain(wording))
        if plain(wording) not in own[source] and not _stepped_out(wording, own[source]):
            what = f"a paragraph is not in its source {source}: {wording[:60]}"
            yield Problem(where=story.address, what=what, hint=_OURS)
    for said in (*story.glance, *(moment.statement for moment in story.timeline)):
        if not _stepped_out(said.text, own[said.sources[0]]):
            what = f"a sentence is not in its source {said.sources[0]}: {said.text[:60]}"
            yield Problem(where=story.address, what=what, hint=_OURS)
    for member in story.sources:
        for block in member.blocks:
            if plain(block.text) not in shown[member.id]:
                yield Problem(where=member.path, what=f"a paragraph is lost: {block.text[:60]}", hint=_OURS)
        yield from _other_files(story, member, shown[member.id])


def _told(story: Story) -> Iterator[tuple[str, str]]:
    """Every wording on the page, and whose it is said to be."""
    for paragraph in story.paragraphs:
        yield from ((voice, paragraph.text) for voice in paragraph.voices)
        yield from ((twin.source, twin.text) for twin in paragraph.twins)
    yield from ((folded.source, folded.block.text) for folded in story.folded)


def _other_files(story: Story, source: Article, shown: Iterable[str]) -> Iterator[Problem]:
    """What another file of a source says is folded under it, as that file says it, or stands on the page."""
    versions = story.versions.get(source.id, ())
    said = Said((*shown, *(each.block.text for version in versions for each in version.passages)), source.lang)
    for file in story.group.snapshots.get(source.id, ()):
        for block in file.blocks:
            if not said.has(block.text):
                yield Problem(where=file.path, what=f"a paragraph is lost: {block.text[:60]}", hint=_OURS)
    for version in versions:
        own = frozenset(version.file.blocks)
        for passage in version.passages:
            if passage.block not in own:
                what = f"a paragraph is not in {version.file.path}: {passage.block.text[:60]}"
                yield Problem(where=story.address, what=what, hint=_OURS)


def _stepped_out(wording: str, blocks: Iterable[str]) -> bool:
    """Sentences of one paragraph, shown by themselves."""
    return any(plain(wording) in block for block in blocks)


_OURS = "this is a fault of the program: please report it"
