"""Stage 5: a story in, what the other files of its sources say out, so that nothing a file says is lost. Pure.

The fullest file of a source is shown. Another may be an earlier or a later state of the same page: what only it says is
kept as passages, each beside the paragraph that has taken its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from digest.model import Article, Block, Passage, Story, Version
from digest.text import plain, sentences
from digest.wordings import nearest


def versions(story: Story) -> dict[str, tuple[Version, ...]]:
    """For each source that has other files, these files."""
    kept = story.group.snapshots
    return {source.id: tuple(_of(source, kept[source.id])) for source in story.sources if source.id in kept}


def _of(shown: Article, files: Sequence[Article]) -> Iterator[Version]:
    said = list(shown.blocks)
    for file in files:
        only_there = [block for block in file.blocks if not _is_said(block, said, file.lang)]
        yield Version(
            file=file,
            is_later=_is_later(file, shown),
            passages=tuple(Passage(block=each, instead=_instead(each, shown)) for each in only_there),
        )
        said += only_there


def _is_said(block: Block, said: Sequence[Block], lang: str) -> bool:
    """Does each of its sentences stand somewhere, word for word?"""
    there = [f" {plain(each.text)} " for each in said]
    return all(any(f" {plain(each)} " in text for text in there) for each in sentences(block.text, lang))


def _instead(block: Block, shown: Article) -> str | None:
    return nearest(block.text, [each.text for each in shown.blocks if each.kind is block.kind], shown.lang)


def _is_later(file: Article, shown: Article) -> bool | None:
    """By the first of these days that both files are sure of and that differs."""
    for name in ("modified", "saved", "published"):
        ours, theirs = getattr(file, name), getattr(shown, name)
        if ours and theirs and not (ours.guessed or theirs.guessed) and ours.at != theirs.at:
            return bool(ours.at > theirs.at)
    return None
