"""Stage 4: a group in, its story out: every sentence of every report is on the page and knows who wrote it. Pure.

The fullest report is the spine. Each other report adds the paragraphs that say what the page does not say yet, where
its own neighbours put them; a paragraph that says the same in other words is a twin and folds under the one it
repeats. Nothing is written here: every text is a text of a source, or an editor's.
"""

from __future__ import annotations

import numpy as np

from digest.addresses import story_path
from digest.config import Merging
from digest.merge.report import report
from digest.model import Article, Group, Story
from digest.similarity import cosines, word_vectors
from digest.text import sentences


def merge(group: Group, settings: Merging) -> Story:
    """The story of a group, its differences still to be found."""
    spine = _spine(group)
    others = sorted(
        (member for member in group.members if member is not spine),
        key=lambda a: (a.id in group.copies, a.is_cut, -a.words, a.id),
    )
    paragraphs, folded = report([spine, *others], group.copies, settings)
    return Story(
        group=group,
        address=story_path(group.founder.title, group.founder.id),
        lead=spine.id,
        title=_headline(group, spine),
        standfirst=_standfirst(group, spine),
        paragraphs=paragraphs,
        folded=folded,
    )


def _spine(group: Group) -> Article:
    """The editor's choice, else the fullest report that is nobody's copy, whole before cut."""
    chosen = group.wish.lead if group.wish else None
    independent = [member for member in group.members if member.id not in group.copies]
    return next((member for member in group.members if member.id == chosen), None) or min(
        independent, key=lambda a: (a.is_cut, -a.words, a.id)
    )


# -- what stands above the report


def _headline(group: Group, spine: Article) -> str:
    """The editor's; else of the members' headlines the one most like the others; else how the report begins."""
    if group.wish and group.wish.title:
        return group.wish.title
    titles = [member.title for member in group.members if member.title]
    if not titles:
        return _beginning(sentences(spine.blocks[0].text, spine.lang)[0])
    vectors = word_vectors(titles, spine.lang)
    return titles[int(np.argmax(cosines(vectors.rows, vectors.rows).sum(axis=1).round(6)))]


def _beginning(sentence: str, limit: int = 90) -> str:
    """The first words of a sentence, for a story that no source gives a headline."""
    if len(sentence) <= limit:
        return sentence
    return sentence[:limit].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + " …"


def _standfirst(group: Group, spine: Article) -> str:
    """The editor's summary; else the spine's own; else its first sentence."""
    if group.wish and group.wish.summary:
        return group.wish.summary
    own = spine.description
    if own and len(own.split()) >= 6 and not own.endswith(("...", "…")):
        return own
    return sentences(spine.blocks[0].text, spine.lang)[0]
