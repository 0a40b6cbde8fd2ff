"""What holds of merging whatever comes in, over random reports of one invented night."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest.check import check
from digest.config import Merging
from digest.dangling import hangs, stands_alone
from digest.merge import merge
from digest.model import Article, Block, Group, Kind, Paragraph, Story
from digest.text import plain, sentences
from tests.builders import group_of
from tests.tellings import stories

SETTINGS = Merging()
often = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def runs(block: Block) -> set[str]:
    """A block, and all neighbouring sentences of it."""
    pieces = sentences(block.text, "en")
    ends = range(len(pieces) + 1)
    return {block.text, *(" ".join(pieces[start:end]) for start in ends for end in ends[start + 1 :])}


def led_by(story: Story, source: Article) -> list[Paragraph]:
    """What stands on the page in the words of a source."""
    return [paragraph for paragraph in story.paragraphs if paragraph.voices[0] == source.id]


# -- what a report says


@often
@given(stories())
def test_nothing_is_invented(given: Group) -> None:
    story = merge(given, SETTINGS)
    own = {member.id: member.blocks for member in given.members}
    for paragraph in story.paragraphs:
        first = own[paragraph.voices[0]]
        assert any(paragraph.text in runs(block) for block in first)
        if paragraph.kind is not Kind.PARAGRAPH:
            assert Block(text=paragraph.text, kind=paragraph.kind) in first
        for twin in paragraph.twins:
            assert twin.text in {block.text for block in own[twin.source]}
    for each in story.folded:
        assert each.block in own[each.source]


@often
@given(stories())
def test_nothing_is_lost(given: Group) -> None:
    story = merge(given, SETTINGS)
    for member in given.members:
        shown = {plain(paragraph.text) for paragraph in story.paragraphs if member.id in paragraph.voices}
        twins = {twin.text for paragraph in story.paragraphs for twin in paragraph.twins if twin.source == member.id}
        folded = {each.block for each in story.folded if each.source == member.id}
        for block in member.blocks:
            assert plain(block.text) in shown or block.text in twins or block in folded


@often
@given(stories())
def test_what_stands_on_the_page_is_not_folded_away_too(given: Group) -> None:
    story = merge(given, SETTINGS)
    for member in given.members:
        told = [plain(block.text) for block in member.blocks]
        folded = [plain(each.block.text) for each in story.folded if each.source == member.id]
        assert [text for text in told if text in folded] == folded or len(set(told)) < len(told), "in its order"
        shown = {plain(paragraph.text) for paragraph in story.paragraphs if member.id in paragraph.voices}
        assert all(told.count(text) > 1 for text in shown & set(folded))


@often
@given(stories())
def test_who_is_named_beside_a_paragraph_says_it_and_nobody_is_named_twice(given: Group) -> None:
    story = merge(given, SETTINGS)
    said = {member.id: {plain(block.text) for block in member.blocks} for member in given.members}
    for paragraph in story.paragraphs:
        assert len(set(paragraph.voices)) == len(paragraph.voices)
        assert len(set(paragraph.twins)) == len(paragraph.twins)
        assert all(plain(paragraph.text) in said[voice] for voice in paragraph.voices[1:])
        assert all(plain(twin.text) != plain(paragraph.text) for twin in paragraph.twins)
    assert check((), [story], {}) == ()


# -- in which order


@often
@given(stories())
def test_what_a_source_says_on_the_page_stands_in_its_own_order(given: Group) -> None:
    story = merge(given, SETTINGS)
    for member in given.members:
        at = 0
        for paragraph in led_by(story, member):
            at = next(
                number
                for number, block in enumerate(member.blocks[at:], at)
                if paragraph.text in runs(block)  # and StopIteration where it stands too far down
            )


@often
@given(stories())
def test_the_spine_is_whole_but_for_what_it_repeats(given: Group) -> None:
    story = merge(given, SETTINGS)
    (spine,) = [member for member in given.members if member.id == story.lead]
    folded = [each.block for each in story.folded if each.source == spine.id]
    shown = [Block(text=paragraph.text, kind=paragraph.kind) for paragraph in led_by(story, spine)]
    assert sorted([*shown, *folded], key=repr) == sorted(spine.blocks, key=repr)


@often
@given(stories())
def test_what_hangs_stands_below_what_it_hangs_on(given: Group) -> None:
    story = merge(given, SETTINGS)
    for member in given.members:
        if len({plain(block.text) for block in member.blocks}) < len(member.blocks):
            continue  # nobody can tell which of two like blocks is meant
        again = {each.block for each in story.folded if each.source == member.id} if member.id == story.lead else set()
        blocks = [block for block in member.blocks if block not in again]
        for above, block in pairwise(blocks):
            for place, paragraph in enumerate(story.paragraphs):
                whole = paragraph.voices[0] == member.id and paragraph.text == block.text
                if whole and is_hanging(block, above):
                    assert place > 0
                    assert says(story.paragraphs[place - 1], member, above), (above.text, block.text)


def is_hanging(block: Block, above: Block) -> bool:
    if block.kind is Kind.HEADING:
        return False
    is_listed = block.kind is not Kind.PARAGRAPH or re.match(r"\d\. ", block.text) is not None
    return above.text.endswith(":") or is_listed or hangs(block.text)


def says(paragraph: Paragraph, source: Article, block: Block) -> bool:
    """Does a paragraph of the page stand for this block of a source: as it, as its end, or as what it is a twin of?"""
    is_end = paragraph.voices[0] == source.id and plain(block.text).endswith(plain(paragraph.text))
    is_same = source.id in paragraph.voices and plain(block.text) == plain(paragraph.text)
    return is_end or is_same or any(twin.source == source.id and twin.text == block.text for twin in paragraph.twins)


@often
@given(stories())
def test_nothing_comes_between_a_subhead_and_what_stands_below_it(given: Group) -> None:
    story = merge(given, SETTINGS)
    (spine,) = [member for member in given.members if member.id == story.lead]
    has_room = any(block.kind is not Kind.HEADING for block in spine.blocks)
    for above, below in pairwise(story.paragraphs):
        if above.kind is Kind.HEADING and has_room:
            assert below.voices[0] == story.lead == above.voices[0]


# -- what the order of the files does


@often
@given(stories(), st.randoms(use_true_random=False))
def test_the_order_of_the_members_matters_only_to_who_founded_the_story(given: Group, random: Random) -> None:
    members = list(given.members)
    random.shuffle(members)
    again = group_of(*members, copies=given.copies)
    assert list(told(merge(given, SETTINGS))) == list(told(merge(again, SETTINGS)))


def told(story: Story) -> Iterator[object]:
    yield from (story.lead, story.title, story.standfirst)
    yield from (story.paragraphs, story.folded, story.glance, story.strangers)


@often
@given(stories())
def test_the_same_reports_give_the_same_story(given: Group) -> None:
    assert repr(merge(given, SETTINGS)) == repr(merge(given, SETTINGS))


# -- at a glance


@often
@given(stories())
def test_a_glance_is_of_sentences_of_the_page_that_stand_alone(given: Group) -> None:
    story = merge(given, SETTINGS)
    assert len(story.glance) in (0, 3, 4, 5)
    page = [(paragraph.voices[0], piece) for paragraph in story.paragraphs for piece in sentences(paragraph.text, "en")]
    places = [page.index((each.sources[0], each.text)) for each in story.glance]
    assert places == sorted(places)
    for each in story.glance:
        assert stands_alone(each.text)
        assert len(set(each.sources)) == len(each.sources)
        assert {*each.sources} <= {member.id for member in given.members}
