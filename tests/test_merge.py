"""A group into its story."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.check import check
from digest.config import Merging
from digest.merge import merge
from digest.model import Article, Group, Kind, Story
from digest.text import plain, sentences
from tests.builders import article, day, group_of, wish

SETTINGS = Merging()
AGROUND = "The ferry Lady Corran ran aground on the Maiden Ledges on Wednesday evening with 84 passengers on board."
AGROUND_TOO = "With 84 passengers on board, the ferry Lady Corran ran aground on the Maiden Ledges on Wednesday night."
STEERING = "Captain Ines Callard lost the steering at 18.38 and called the Varrey Coastguard for help."
LIFEBOATS = "The lifeboats Oskar Brand and Hope of Sellick took everybody to Tharrow Haven before it was dark."
COMPANY = "Varrey Lines said that it will tow the ship to Port Ellery on Friday if the wind allows it."
INQUIRY = "Minister Tom Besk promised an inquiry and said that Judge Ada Voss will lead it from October on."


def report(identity: str, *paragraphs: str, **said: object) -> Article:
    return article("\n\n".join(paragraphs), id=identity, title="Ferry aground", **said)  # type: ignore[arg-type]  # as in builders


def told(story: Story) -> list[tuple[str, tuple[str, ...]]]:
    return [(paragraph.text, paragraph.sources) for paragraph in story.paragraphs]


# -- the report


def test_one_report_is_told_as_it_is() -> None:
    story = merge(group_of(report("a", AGROUND, "# The inquiry", f"> {INQUIRY}", f"- {COMPANY}")), SETTINGS)
    assert [(paragraph.text, paragraph.kind) for paragraph in story.paragraphs] == [
        (AGROUND, Kind.PARAGRAPH),
        ("The inquiry", Kind.HEADING),
        (INQUIRY, Kind.QUOTE),
        (COMPANY, Kind.ITEM),
    ]
    assert {paragraph.sources for paragraph in story.paragraphs} == {("a",)}


def test_the_same_paragraph_is_told_once_with_both_sources_and_no_fold() -> None:
    story = merge(group_of(report("a", AGROUND, STEERING, LIFEBOATS), report("b", AGROUND)), SETTINGS)
    assert told(story) == [(AGROUND, ("a", "b")), (STEERING, ("a",)), (LIFEBOATS, ("a",))]
    assert all(not paragraph.twins for paragraph in story.paragraphs)


def test_the_same_in_other_words_is_folded_whole_under_what_it_repeats() -> None:
    story = merge(group_of(report("a", AGROUND, STEERING), report("b", AGROUND_TOO)), SETTINGS)
    first = story.paragraphs[0]
    assert (first.text, first.sources) == (AGROUND, ("a", "b"))
    assert [(twin.source, twin.text) for twin in first.twins] == [("b", AGROUND_TOO)]
    assert first.voices == ("a",)


def test_what_only_the_other_report_says_stands_where_its_neighbours_are() -> None:
    story = merge(
        group_of(report("a", AGROUND, STEERING, LIFEBOATS, INQUIRY), report("b", STEERING, COMPANY, LIFEBOATS)),
        SETTINGS,
    )
    assert [text for text, _ in told(story)] == [AGROUND, STEERING, COMPANY, LIFEBOATS, INQUIRY]


def test_a_heading_is_never_a_twin_of_a_paragraph() -> None:
    story = merge(group_of(report("a", AGROUND, STEERING), report("b", f"# {AGROUND}")), SETTINGS)
    assert (AGROUND, ("b",)) in told(story)


def test_a_new_sentence_of_a_folded_paragraph_steps_out_of_it() -> None:
    story = merge(
        group_of(report("a", AGROUND, STEERING, LIFEBOATS), report("b", f"{AGROUND_TOO} {INQUIRY}")), SETTINGS
    )
    assert (INQUIRY, ("b",)) in told(story)
    assert story.paragraphs[0].twins[0].text == f"{AGROUND_TOO} {INQUIRY}"


def test_two_paragraphs_that_name_different_people_only_sound_alike() -> None:
    one = "Mayor Ada Voss said that she was glad and thanked the men and women of the crew for their work that night."
    other = "Judge Tom Besk said that he was glad and thanked the men and women of the boats for their help that day."
    story = merge(group_of(report("a", one, LIFEBOATS), report("b", other)), SETTINGS)
    assert (other, ("b",)) in told(story)


# -- who leads, and what stands above


def test_the_fullest_report_that_is_whole_and_nobodys_copy_leads() -> None:
    longest = report("a", AGROUND, STEERING, LIFEBOATS, COMPANY, is_cut=True)
    copy = report("b", AGROUND, STEERING, LIFEBOATS)
    speaker = report("c", AGROUND, STEERING)
    shorter = report("d", INQUIRY)
    assert merge(group_of(longest, copy, speaker, shorter, copies={"b": "c"}), SETTINGS).lead == "c"


def test_an_editor_chooses_the_lead_the_headline_and_the_standfirst() -> None:
    wished = wish(lead="b", title="The night of the Lady Corran", summary="What is known, and what is not.")
    story = merge(group_of(report("a", AGROUND, STEERING), report("b", INQUIRY), wish=wished), SETTINGS)
    assert (story.lead, story.paragraphs[0].text) == ("b", INQUIRY)
    assert story.title == "The night of the Lady Corran"
    assert story.standfirst == "What is known, and what is not."


def test_the_headline_most_like_the_others_is_the_storys() -> None:
    titles = ("A night to remember", "Ferry runs aground off Tharrow", "Ferry aground: passengers safe in Tharrow")
    members = [article(AGROUND, id=name, title=title) for name, title in zip("abc", titles, strict=True)]
    story = merge(group_of(*members), SETTINGS)
    assert story.title in titles[1:]


def test_without_a_headline_a_story_is_called_by_how_it_begins() -> None:
    story = merge(group_of(article(f"{AGROUND} {STEERING}", id="a", title=None)), SETTINGS)
    assert story.title.endswith(" …")
    assert AGROUND.startswith(story.title.removesuffix(" …"))
    assert len(story.title) <= 92
    assert story.address == "stories/a"


@pytest.mark.parametrize(
    ("description", "standfirst"),
    [
        ("All 84 people are safe on land.", "All 84 people are safe on land."),
        ("Ferry news", AGROUND),
        ("The ferry Lady Corran ran aground on …", AGROUND),
        (None, AGROUND),
    ],
)
def test_the_standfirst_is_the_leads_own_if_it_says_something(description: str | None, standfirst: str) -> None:
    story = merge(group_of(report("a", f"{AGROUND} {STEERING}", description=description)), SETTINGS)
    assert story.standfirst == standfirst


def test_the_address_is_the_founders_whoever_leads() -> None:
    founder = article(AGROUND, id="first", title="Ferry in trouble", published=day(1))
    story = merge(group_of(founder, report("longer", STEERING, LIFEBOATS)), SETTINGS)
    assert (story.lead, story.address) == ("longer", "stories/ferry-in-trouble-first")


# -- whatever comes in

SAID = [
    AGROUND,
    AGROUND_TOO,
    STEERING,
    LIFEBOATS,
    COMPANY,
    INQUIRY,
    "“We felt a bump,” said Nils Orre.",
    "Why did the alarm on the bridge of the Lady Corran stay silent for so long?",
    "It did not rain.",
    "Captain Ines Callard lost her steering at 18.38 and asked the Varrey Coastguard for help at once.",
]


@st.composite
def groups(draw: st.DrawFn) -> Group:
    """One to four reports of random paragraphs of random sentences; some are marked as copies."""
    paragraphs = st.tuples(
        st.sampled_from(["", "", "", "# ", "> ", "- "]), st.lists(st.sampled_from(SAID), min_size=1, max_size=3)
    ).map(lambda drawn: drawn[0] + " ".join(drawn[1]))
    members = [
        report(
            name,
            *draw(st.lists(paragraphs, min_size=1, max_size=5)),
            is_cut=draw(st.booleans()),
            description=draw(st.sampled_from([None, INQUIRY])),
        )
        for name in "abcd"[: draw(st.integers(1, 4))]
    ]
    copies = {member.id: members[0].id for member in members[1:] if draw(st.booleans())}
    return group_of(*members, copies=copies)


def wordings(story: Story, source: str) -> Counter[str]:
    """What the page shows as a source's words, or as words that it shares."""
    return Counter(
        plain(text)
        for paragraph in story.paragraphs
        if source in paragraph.sources
        for text in {paragraph.text, *(twin.text for twin in paragraph.twins if twin.source == source)}
    )


@settings(max_examples=80)
@given(groups())
def test_nothing_is_invented(given: Group) -> None:
    story = merge(given, SETTINGS)
    said = {member.id: [plain(block.text) for block in member.blocks] for member in given.members}
    titles = {member.title for member in given.members}
    for paragraph in story.paragraphs:
        own = said[paragraph.sources[0]]
        pieces = [plain(sentence) for sentence in sentences(paragraph.text, story.lang)]
        # A whole block of its first source; or sentences of one, which stepped out of a fold.
        assert plain(paragraph.text) in own or any(all(piece in block for piece in pieces) for block in own)
        for twin in paragraph.twins:
            assert plain(twin.text) in said[twin.source]
    assert story.title in titles


@settings(max_examples=80)
@given(groups())
def test_nothing_is_lost(given: Group) -> None:
    story = merge(given, SETTINGS)
    for member in given.members:
        shown = wordings(story, member.id)
        assert all(shown[plain(block.text)] for block in member.blocks), member.id


@settings(max_examples=80)
@given(groups())
def test_who_is_named_beside_a_paragraph_says_it_and_nobody_is_named_twice(given: Group) -> None:
    story = merge(given, SETTINGS)
    said = {member.id: {plain(block.text) for block in member.blocks} for member in given.members}
    for paragraph in story.paragraphs:
        assert len(set(paragraph.sources)) == len(paragraph.sources)
        for source in paragraph.sources[1:]:
            twins = [twin for twin in paragraph.twins if twin.source == source]
            assert twins or plain(paragraph.text) in said[source]
        assert all(twin.source in paragraph.sources for twin in paragraph.twins)
        assert all(plain(twin.text) != plain(paragraph.text) for twin in paragraph.twins)
        assert all(plain(paragraph.text) in said[voice] for voice in paragraph.voices[1:])


@settings(max_examples=40)
@given(groups())
def test_the_spine_keeps_its_order_and_the_check_finds_no_fault(given: Group) -> None:
    story = merge(given, SETTINGS)
    spine = next(member for member in given.members if member.id == story.lead)
    whole = [block.text for block in spine.blocks]
    led = [paragraph.text for paragraph in story.paragraphs if paragraph.sources[0] == spine.id]
    assert led == whole
    assert check((), [story], {}) == ()


@settings(max_examples=40)
@given(groups(), st.randoms(use_true_random=False))
def test_the_order_of_the_members_matters_only_to_who_founded_the_story(given: Group, random: Random) -> None:
    others = list(given.members[1:])
    random.shuffle(others)
    again = group_of(given.founder, *others, copies=given.copies)
    one, other = merge(given, SETTINGS), merge(again, SETTINGS)
    assert (one.paragraphs, one.lead, one.address) == (other.paragraphs, other.lead, other.address)
