"""One report: where it is, who wrote it and when, how much of it others share, and what was cut from it. Pure."""

from __future__ import annotations

from collections import Counter

from digest.model import Article, Right, Story, Version
from digest.model.records import Copied, OtherFile, Remnant, Removed, Report
from digest.wordings import shared

_KEPT_AS_FIELDS = ("headline", "byline", "date line", "section label")  # cut from the text, and shown elsewhere


def report(source: Article, story: Story, name: str) -> Report:
    """All that is known of a source, under the name that the page has for it."""
    cuts = Counter(cut.rule for cut in source.removed if cut.rule not in _KEPT_AS_FIELDS)
    return Report(
        id=source.id,
        name=name,
        outlet=source.outlet.name if source.outlet else None,
        title=source.title,
        url=source.url,
        file=source.path,
        authors=source.authors,
        published=source.published.day if source.published else None,
        is_guessed=bool(source.published and source.published.guessed),
        saved=source.saved.day if source.saved else None,
        right=story.group.right(source.id),
        words=source.words,
        withheld=story.group.words_withheld(source.id),
        paragraphs=len(source.blocks),
        is_cut=source.is_cut,
        copied=_copied(source, story),
        removed=tuple(Removed(rule=rule, times=times) for rule, times in sorted(cuts.items())),
        files=tuple(map(_other_file, story.versions.get(source.id, ()))),
    )


def _copied(source: Article, story: Story) -> Copied | None:
    """How much it shares with the report that speaks for it, of two that are shown whole; which of them was first is
    not for us to say.
    """
    other = story.group.copies.get(source.id)
    if other is None or {story.group.right(source.id), story.group.right(other)} != {Right.FULL}:
        return None
    told = shared(source, next(each for each in story.sources if each.id == other))
    return Copied(of=other, sentences=told.of, also=told.also)


def _other_file(version: Version) -> OtherFile:
    file = version.file
    return OtherFile(
        file=file.path,
        is_later=version.is_later,
        title=file.title,
        published=file.published.day if file.published else None,
        is_guessed=bool(file.published and file.published.guessed),
        words=file.words,
        paragraphs=len(file.blocks),
        passages=tuple(
            Remnant(text=each.block.text, kind=each.block.kind, instead=each.instead) for each in version.passages
        ),
    )
