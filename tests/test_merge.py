"""A group into its story: who leads, what stands above it, what is told and what is folded away."""

from __future__ import annotations

from dataclasses import replace

import pytest

from digest.config import Merging
from digest.merge import merge
from digest.model import Kind
from tests.builders import article, day, group_of, wish
from tests.night import AGROUND, COMPANY, INQUIRY, LIFEBOATS, SCHOOL, STEERING, left, report, shown, told

SETTINGS = Merging()


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
    assert not story.folded


def test_what_only_the_other_report_says_stands_where_its_neighbours_are() -> None:
    story = merge(
        group_of(report("a", AGROUND, STEERING, LIFEBOATS, INQUIRY), report("b", STEERING, COMPANY, LIFEBOATS)),
        SETTINGS,
    )
    assert shown(story) == [AGROUND, STEERING, COMPANY, LIFEBOATS, INQUIRY]


def test_what_adds_too_little_is_folded_away_whole_under_its_source() -> None:
    little = "Judge Ada Voss has led two inquiries before."
    story = merge(group_of(report("a", AGROUND, STEERING, INQUIRY), report("b", COMPANY, little)), SETTINGS)
    assert COMPANY in shown(story)
    assert left(story) == [("b", little)]


def test_how_much_must_be_new_is_a_setting() -> None:
    little = "The yard in Dunmarrow had her on the slip until July, and the bill was nine million crowns."
    group = group_of(report("a", AGROUND, STEERING, LIFEBOATS, INQUIRY), report("b", AGROUND, little))
    assert left(merge(group, replace(SETTINGS, news=1.0))) == [("b", little)]
    assert little in shown(merge(group, replace(SETTINGS, news=0.1)))


def test_the_subheads_of_other_reports_are_folded_away() -> None:
    story = merge(
        group_of(report("a", AGROUND, STEERING, LIFEBOATS), report("b", "# A night ashore", SCHOOL)), SETTINGS
    )
    assert SCHOOL in shown(story)
    assert left(story) == [("b", "A night ashore")]


def test_a_heading_is_never_a_twin_of_a_paragraph() -> None:
    story = merge(group_of(report("a", AGROUND, STEERING), report("b", f"# {AGROUND}")), SETTINGS)
    assert told(story) == [(AGROUND, ("a",)), (STEERING, ("a",))]
    assert left(story) == [("b", AGROUND)]


def test_a_report_that_shows_a_sentence_twice_is_shown_without_the_second_one() -> None:
    story = merge(group_of(report("a", AGROUND, STEERING, f"> {AGROUND}", LIFEBOATS)), SETTINGS)
    assert shown(story) == [AGROUND, STEERING, LIFEBOATS]
    assert left(story) == [("a", AGROUND)]


def test_one_paragraph_that_says_its_sentence_twice_is_shown_as_it_is() -> None:
    story = merge(group_of(report("a", f"{AGROUND} {AGROUND}")), SETTINGS)
    assert shown(story) == [f"{AGROUND} {AGROUND}"]


def test_the_same_with_another_number_is_not_said_again() -> None:
    later = AGROUND.replace("84", "91")
    story = merge(group_of(report("a", AGROUND, STEERING, later)), SETTINGS)
    assert shown(story) == [AGROUND, STEERING, later]


def test_a_copy_must_say_more_that_is_new_than_an_independent_report() -> None:
    own = "The yard in Dunmarrow had her on the slip until July, and the bill was nine million crowns."
    a, b = report("a", AGROUND, STEERING, LIFEBOATS, INQUIRY), report("b", AGROUND, STEERING, own)
    settings = replace(SETTINGS, news=0.3, news_of_copy=1.0)
    assert own in shown(merge(group_of(a, b), settings))
    assert left(merge(group_of(a, b, copies={"b": "a"}), settings)) == [("b", own)]


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


def test_of_two_headlines_that_say_the_same_the_leads_is_taken_whoever_came_first() -> None:
    one = article(AGROUND, id="a", title="Ferry aground off Tharrow")
    lead = article(f"{AGROUND} {STEERING}", id="b", title="FERRY AGROUND OFF THARROW")
    assert merge(group_of(one, lead), SETTINGS).title == "FERRY AGROUND OFF THARROW"
    assert merge(group_of(lead, one), SETTINGS).title == "FERRY AGROUND OFF THARROW"


def test_the_name_of_a_section_is_no_headline() -> None:
    members = [
        article(AGROUND, id="a", title="Varrey Islands News", section="Varrey Islands News"),
        article(AGROUND_LATER, id="b", title="Ferry aground off Tharrow"),
        article(STEERING, id="c", title="Shipping"),
    ]
    assert merge(group_of(*members), SETTINGS).title == "Ferry aground off Tharrow"


AGROUND_LATER = f"{AGROUND} {LIFEBOATS}"


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
        ("But he had left the bridge long before that.", AGROUND),
        (None, AGROUND),
    ],
)
def test_the_standfirst_is_the_leads_own_if_it_says_something(description: str | None, standfirst: str) -> None:
    story = merge(group_of(report("a", f"{AGROUND} {STEERING}", description=description)), SETTINGS)
    assert story.standfirst == standfirst


def test_a_standfirst_does_not_begin_in_the_middle_of_a_tale() -> None:
    story = merge(group_of(report("a", "“We felt a bump.”", "It was dark by then.", f"{AGROUND} {STEERING}")), SETTINGS)
    assert story.standfirst == AGROUND


def test_the_address_is_the_founders_whoever_leads() -> None:
    founder = article(AGROUND, id="first", title="Ferry in trouble", published=day(1))
    story = merge(group_of(founder, report("longer", STEERING, LIFEBOATS)), SETTINGS)
    assert (story.lead, story.address) == ("longer", "stories/ferry-in-trouble-first")
