"""What stands above a report: its headline and its standfirst, each an editor's or a source's. Pure."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from digest.dangling import hangs, stands_alone
from digest.model import Article, Group, Kind
from digest.similarity import cosines, word_vectors
from digest.text import plain, sentences, words

_SHORTEST_HEADLINE = 3  # words; fewer are the name of a section or of a site
_SHORTEST_STANDFIRST = 6
_OPENING = 3  # blocks, of which one opens a report


def headline(group: Group, spine: Article) -> str:
    """The editor's; else of the sources' headlines the one most like what all say, of equals the spine's; else how the
    report begins.
    """
    if group.wish and group.wish.title:
        return group.wish.title
    members = sorted(group.members, key=lambda a: (a is not spine, a.id))
    titles = [member.title for member in members if member.title]
    if not titles and not spine.blocks:
        return spine.outlet.name if spine.outlet else "Untitled"
    if not titles:
        return _beginning(_first_sentence(spine))
    whole = [title for title in titles if _is_headline(title, group.members)] or titles
    telling = [member for member in group.members if member.blocks] or group.members
    openings = [f"{member.title or ''} {_opening(member)}" for member in telling]
    vectors = word_vectors([*whole, *openings], spine.lang).rows
    central = cosines(vectors[: len(whole)], vectors).sum(axis=1).round(6)
    return whole[int(np.argmax(central))]


def _is_headline(title: str, members: Sequence[Article]) -> bool:
    """And not what a site calls itself or one of its sections."""
    names = {plain(name) for each in members for name in (each.section, each.outlet and each.outlet.name) if name}
    return len(words(title)) >= _SHORTEST_HEADLINE and plain(title) not in names


def _opening(member: Article) -> str:
    return " ".join(block.text for block in member.blocks[:_OPENING])


def _beginning(sentence: str, limit: int = 90) -> str:
    """The first words of a sentence, for a story that no source gives a headline."""
    if len(sentence) <= limit:
        return sentence
    return sentence[:limit].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + " …"


def standfirst(group: Group, spine: Article) -> str:
    """The editor's summary; else the spine's own; else the first sentence of it that tells something by itself."""
    if group.wish and group.wish.summary:
        return group.wish.summary
    own = spine.description
    if own and len(words(own)) >= _SHORTEST_STANDFIRST and not own.endswith(("...", "…")) and not hangs(own):
        return own
    opening = (block for block in spine.blocks[:_OPENING] if block.kind is Kind.PARAGRAPH)
    told = (sentence for block in opening for sentence in sentences(block.text, spine.lang))
    return next((sentence for sentence in told if stands_alone(sentence)), _first_sentence(spine))


def _first_sentence(spine: Article) -> str:
    return sentences(spine.blocks[0].text, spine.lang)[0] if spine.blocks else ""
