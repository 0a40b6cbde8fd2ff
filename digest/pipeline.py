"""THE JOURNEY, top to bottom: read this first.

    files ──read──▶ RawArticles ──clean──▶ Articles ──group──▶ Groups ──rights──▶ Groups ──merge, compare, …──▶ Stories
          ──place──▶ Stories, redirects ──record──▶ Records ──render, feeds──▶ Pages
          ──check, write──▶ Markdown ──site──▶ HTML

`make` does all that needs no output folder, `publish` the rest; `tell` is the pure middle of `make`. Only this module
knows the order of the stages.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol, TypeVar

from filelock import FileLock, Timeout

from digest import editorial, handwritten, outlets, rights
from digest.addresses import page_place
from digest.check import check
from digest.compare import compare
from digest.config import Config, Grouping
from digest.errors import OutputError, Problem, Weight
from digest.feeds import answered, feeds
from digest.group import group
from digest.intake import articles
from digest.leaks import leaks
from digest.merge import merge
from digest.model import Article, Edition, Group, Page, Story, Wish
from digest.place import place
from digest.read import SIDECAR, find_sources
from digest.record import record
from digest.record.data import beside
from digest.render import render
from digest.site import build_site
from digest.timeline import timeline
from digest.verdicts import outdated, verdicts
from digest.versions import versions
from digest.write import apply, plan

T = TypeVar("T")


class Track(Protocol):
    """Passes items on as they are, and may show a person how far along they are."""

    def __call__(self, items: Iterable[T], label: str, total: int) -> Iterable[T]: ...


class Grouper(Protocol):
    """`group`, or what remembers for it what it found out the last time."""

    def __call__(
        self, articles: Iterable[Article], wishes: Sequence[Wish], settings: Grouping
    ) -> tuple[tuple[Group, ...], tuple[Problem, ...]]: ...


def quietly(items: Iterable[T], label: str, total: int) -> Iterable[T]:
    """Shows nothing."""
    return items


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What `publish` did."""

    written: int
    deleted: int
    kept: int
    built: bool
    problems: tuple[Problem, ...]


def make(content: Path, config: Config, *, jobs: int = 1, track: Track = quietly, grouping: Grouper = group) -> Edition:
    """Sources into an edition. Reads `content` and writes nothing."""
    named, problems = outlets.load(content)
    decisions, faults = editorial.load(content)
    written, more = handwritten.load(content)
    paths, strays = find_sources(content)
    results = tuple(track(articles(content, paths, named, config.reading, jobs), "Reading", len(paths)))

    found = tuple(result for result in results if isinstance(result, Article))
    edition = tell(found, decisions, written, config, track=track, grouping=grouping)

    set_aside = tuple(result for result in results if isinstance(result, Problem))
    fates = _fates(paths, edition, set_aside)
    remarks = tuple(
        Problem(where=each.path, what=remark, weight=Weight.WARNING) for each in found for remark in each.remarks
    )
    doubts = tuple(
        Problem(where=each.path, what=f"doubtful: {each.doubt}", hint=_LOOK, weight=Weight.WARNING)
        for each in found
        if each.doubt
    )
    return replace(
        edition,
        fates=fates,
        problems=(
            *problems,
            *faults,
            *more,
            *strays,
            *set_aside,
            *remarks,
            *doubts,
            *edition.problems,
            *check(edition.pages, edition.stories, fates),
            *leaks(
                (page for page in edition.pages if page not in written),
                tuple(edition.groups.values()),
                edition.wishes,
                excerpt_words=config.rights.excerpt_words,
            ),
        ),
    )


def tell(
    found: Sequence[Article],
    decisions: Sequence[editorial.Decision],
    written: Sequence[Page],
    config: Config,
    *,
    track: Track = quietly,
    grouping: Grouper = group,
) -> Edition:
    """Articles into an edition whose pages are still to be checked. Pure."""
    wishes, unknown = editorial.resolve(decisions, found, site=config.url)
    groups, clashes = grouping(found, wishes, config.grouping)
    decided = rights.decided(wishes)
    shown = tuple(rights.granted(each, decided, config.rights) for each in groups)
    ruling = tuple(wish for wish in wishes if wish.facts)
    merged = tuple(_story(each, ruling, config) for each in track(shown, "Merging", len(shown)))
    places = place(merged, wishes, decisions, {_ABOUT, *(page_place(page.path) for page in written)})
    stories = tuple(story for story in places.stories if story.is_shown)
    records = record(stories, config.url)
    pages = render(stories, records, written, config, led=places.redirects, tombstones=places.tombstones)
    pages = (*pages, *beside(records), *feeds(stories, pages, config))
    return Edition(
        articles=tuple(found),
        stories=stories,
        hidden=tuple(story for story in places.stories if not story.is_shown),
        pages=(*pages, answered(pages, config)),
        fates={},
        wishes=wishes,
        groups={each.founder.id: replace(group, grants=each.grants) for each, group in zip(shown, groups, strict=True)},
        problems=(
            *unknown,
            *clashes,
            *places.problems,
            *_taken_along(places.stories, wishes),
            *_strangers(stories),
            *outdated(places.stories, ruling),
            *rights.without_address(shown),
        ),
    )


def _taken_along(stories: Iterable[Story], wishes: Iterable[Wish]) -> Iterator[Problem]:
    """Reports that are off the site only because they are alike to what an editor took off it."""
    named = {source for wish in wishes for source in (wish.lead, *wish.join, *wish.merge)}
    for story in stories:
        if story.is_hidden and story.group.wish:
            what = f"it is off the site with the story that {story.group.wish.where} keeps off, which does not name it"
            for source in story.sources:
                if source.id not in named:
                    hint = "name it there, or publish it with digest split"
                    yield Problem(where=source.path, what=what, hint=hint, weight=Weight.WARNING)


def _strangers(stories: Iterable[Story]) -> Iterator[Problem]:
    """Reports that nothing said a place for, and that no editor named."""
    for story in stories:
        wish = story.group.wish
        wanted = {wish.lead, *wish.join, *wish.merge} if wish else set()
        for source in story.sources:
            if source.id in story.strangers and source.id not in wanted:
                what = f"none of its paragraphs is like any of {story.address}: they stand at the end of it"
                hint = "if it does not belong there, take it out with digest split"
                yield Problem(where=source.path, what=what, hint=hint, weight=Weight.WARNING)


_LOOK = "look at what was cut with digest explain"


_ABOUT = "about"  # a page that is always there


def publish(edition: Edition, content: Path, output: Path, root: Path, config: Config) -> Published:
    """An edition into `output/docs` and `output/site`. Raises OutputError, and then leaves the old site as it was."""
    if not (edition.stories or edition.hidden):
        raise OutputError(f"no story to publish: put articles into {content / 'sources'} (an old site stays as it was)")
    output = output.resolve()  # MkDocs takes a relative folder as relative to mkdocs.yml
    source = content.resolve()
    if output.is_relative_to(source) or any(source.is_relative_to(output / made) for made in ("docs", "site")):
        raise OutputError(f"{output}: output and content cannot be inside each other (choose another --output)")
    try:
        _claim(output)
        with FileLock(_lock(output), timeout=0):
            steps = plan(edition.pages, output / "docs")
            apply(steps, output / "docs")
            built, problems = build_site(output, root, url=config.url)
    except Timeout:
        raise OutputError(f"{output}: another build is writing here (wait until it is done)") from None
    except OSError as error:
        raise OutputError(f"{error.filename or output}: cannot be written: {error.strerror}") from None
    return Published(
        written=len(steps.write), deleted=len(steps.delete), kept=steps.kept, built=built, problems=problems
    )


def _story(each: Group, wishes: Iterable[Wish], config: Config) -> Story:
    story = merge(each, config.merging)
    found = compare(story) if story.paragraphs else ()
    return replace(
        story,
        differences=verdicts(found, each, wishes),
        timeline=timeline(story),
        versions=versions(story),
    )


# -- what became of each file


def _fates(paths: Iterable[str], edition: Edition, set_aside: Iterable[Problem]) -> dict[str, str]:
    """Each file found: the address of its story, "hidden", "withdrawn", "withheld", or why it was set aside. An empty
    answer is a fault that `check` reports.
    """
    fates = dict.fromkeys(paths, "")
    whole = edition.in_full
    for story in (*whole.stories, *whole.hidden):
        for file in story.files:
            fates[file.path] = _fate(story, file)
    for problem in set_aside:
        path = problem.where if problem.where in fates else problem.where.rpartition(":")[0]
        path = path if path in fates else path.removesuffix(SIDECAR)
        fates[path] = f"set aside: {problem.what}"
    return fates


def _fate(story: Story, file: Article) -> str:
    if story.is_hidden:
        return "withdrawn" if story.is_withdrawn else "hidden"
    return "withheld" if file.id in story.group.withheld else story.address


# -- the output folder

MARK = ".made-by-digest"  # a folder that bears it is ours to change; any other is not


def _lock(output: Path) -> Path:
    """The file that one build at a time holds, outside the output: a build without news must not touch that."""
    name = hashlib.sha256(os.fsencode(output)).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"news-digest-{name}.lock"


def _claim(output: Path) -> None:
    """Make the output folder ours. Raises OutputError where it already holds what is not."""
    ours = [output / "docs", output / "site"]
    if not (output / MARK).is_file() and any(path.is_symlink() or path.exists() for path in ours):
        raise OutputError(
            f"{output}: holds a docs or site folder that was not made here (choose another --output, or take them away)"
        )
    output.mkdir(parents=True, exist_ok=True)
    if not (output / MARK).is_file():
        (output / MARK).touch()
