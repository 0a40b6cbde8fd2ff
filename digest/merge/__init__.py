"""Stage 4: a group in, its story out: every sentence of every report is accounted for and knows who wrote it. Pure.

The fullest report is the spine. Each other report adds the paragraphs that say what the page does not say yet, where
its own neighbours put them; a paragraph that says the same in other words is a twin and folds under the one it
repeats; what adds nothing is folded away whole. Nothing is written here: every text is a text of a source, or an
editor's.
"""

from __future__ import annotations

from digest.addresses import story_path
from digest.config import Merging
from digest.merge.above import headline, standfirst
from digest.merge.report import report
from digest.model import Article, Group, Story


def merge(group: Group, settings: Merging) -> Story:
    """The story of a group, its differences still to be found."""
    spine = _spine(group)
    others = sorted(
        (member for member in group.members if member is not spine and member.blocks),
        key=lambda a: (a.id in group.copies, a.is_cut, -a.words, a.id),
    )
    told = report([spine, *others], group.copies, settings)
    return Story(
        group=group,
        address=story_path(group.founder.title, group.founder.id),
        lead=spine.id,
        title=headline(group, spine),
        standfirst=standfirst(group, spine),
        paragraphs=told.paragraphs,
        folded=told.folded,
        glance=told.glance,
        strangers=told.strangers,
    )


def _spine(group: Group) -> Article:
    """The editor's choice, else the fullest report that is nobody's copy, whole before cut."""
    chosen = group.wish.lead if group.wish else None
    independent = [member for member in group.members if member.id not in group.copies]
    return next((member for member in group.members if member.id == chosen and member.blocks), None) or min(
        independent, key=lambda a: (not a.blocks, group.right(a.id).narrowness, a.is_cut, -a.words, a.id)
    )
