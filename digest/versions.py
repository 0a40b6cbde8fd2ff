"""Stage 5: a story in, what the other files of its sources say out, so that nothing a file says is lost. Pure.

The fullest file of a source is shown. Another may be an earlier or a later state of the same page: what only it says is
kept as passages, each beside the paragraph that has taken its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import time, timedelta

from digest.model import Article, Block, Passage, Right, Story, Version, When
from digest.wordings import Said, nearest


def versions(story: Story) -> dict[str, tuple[Version, ...]]:
    """For each source that has other files, these files; none of a source that may not be shown whole."""
    kept = story.group.snapshots
    whole = (each for each in story.sources if each.id in kept and story.group.right(each.id) is Right.FULL)
    return {source.id: tuple(_of(source, kept[source.id])) for source in whole}


def _of(shown: Article, files: Sequence[Article]) -> Iterator[Version]:
    said = Said((block.text for block in shown.blocks), shown.lang)
    for file in files:
        only_there = [block for block in file.blocks if not said.has(block.text)]
        yield Version(file=file, is_later=_is_later(file, shown), passages=tuple(_beside(only_there, shown)))
        for block in only_there:
            said.add(block.text)


def _beside(blocks: Sequence[Block], shown: Article) -> Iterator[Passage]:
    """Each with the paragraph of the shown file that says most of it."""
    instead = nearest([each.text for each in blocks], [each.text for each in shown.blocks], shown.lang)
    return (Passage(block=block, instead=text) for block, text in zip(blocks, instead, strict=True))


def _is_later(file: Article, shown: Article) -> bool | None:
    """What was saved before the other was changed is earlier; else the first moment that both have tells."""
    if _is_before(file.saved, shown.modified):
        return False
    if _is_before(shown.saved, file.modified):
        return True
    for name in ("modified", "saved", "published"):
        ours, theirs = getattr(file, name), getattr(shown, name)
        if _is_before(ours, theirs) or _is_before(theirs, ours):
            return _is_before(theirs, ours)
    return None


def _is_before(one: When | None, other: When | None) -> bool:
    """Surely so: on an earlier day, or at an earlier time of the same day if both have a time."""
    if not one or not other or one.guessed or other.guessed:
        return False
    return one.day < other.day or (one.day == other.day and one.at < other.at and _has_time(one) and _has_time(other))


def _has_time(when: When) -> bool:
    return (when.at + timedelta(minutes=when.offset)).time() != time()
