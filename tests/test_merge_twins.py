"""What says the same as a paragraph of the page is folded under it."""

from __future__ import annotations

from digest.config import Merging
from digest.merge import merge
from digest.model import Twin
from tests.builders import group_of
from tests.night import (
    AGROUND,
    AGROUND_TOO,
    COMPANY,
    INQUIRY,
    LIFEBOATS,
    ORRE,
    SCHOOL,
    STEERING,
    STEERING_TOO,
    report,
    shown,
    told,
)

SETTINGS = Merging()


def test_the_same_paragraph_is_told_once_with_both_sources_and_no_fold() -> None:
    story = merge(group_of(report("a", AGROUND, STEERING, LIFEBOATS), report("b", AGROUND)), SETTINGS)
    assert told(story) == [(AGROUND, ("a", "b")), (STEERING, ("a",)), (LIFEBOATS, ("a",))]
    assert all(not paragraph.twins for paragraph in story.paragraphs)


def test_the_same_in_other_words_is_folded_whole_under_what_it_repeats() -> None:
    story = merge(group_of(report("a", AGROUND, STEERING), report("b", AGROUND_TOO)), SETTINGS)
    first = story.paragraphs[0]
    assert (first.text, first.sources) == (AGROUND, ("a", "b"))
    assert first.twins == (Twin(source="b", text=AGROUND_TOO),)
    assert first.voices == ("a",)


def test_other_quotes_and_dashes_are_the_same_words() -> None:
    one, other = "“Off we go – now,” said Nils Orre of Tharrow.", '"Off we go - now," said Nils Orre of Tharrow.'
    story = merge(group_of(report("a", AGROUND, one), report("b", other)), SETTINGS)
    assert [(paragraph.voices, paragraph.twins) for paragraph in story.paragraphs] == [(("a",), ()), (("a", "b"), ())]


def test_a_source_that_repeats_a_short_line_is_named_once() -> None:
    line = "“Off we go,” said Nils Orre."
    other = "“Off we go,” Nils Orre said."
    story = merge(group_of(report("a", AGROUND, STEERING, line), report("b", other, COMPANY, other)), SETTINGS)
    (paragraph,) = [each for each in story.paragraphs if each.text == line]
    assert paragraph.twins == (Twin(source="b", text=other),)


def test_a_new_sentence_of_a_folded_paragraph_steps_out_of_it() -> None:
    story = merge(
        group_of(report("a", AGROUND, STEERING, LIFEBOATS), report("b", f"{AGROUND_TOO} {INQUIRY}")), SETTINGS
    )
    assert told(story)[1] == (INQUIRY, ("b",))
    assert story.paragraphs[0].twins[0].text == f"{AGROUND_TOO} {INQUIRY}"


def test_a_sentence_that_points_back_does_not_step_out_by_itself() -> None:
    pointing = "He had warned the company of it in May, in a letter of eleven pages that nobody answered."
    story = merge(group_of(report("a", AGROUND, STEERING, LIFEBOATS), report("b", f"{AGROUND} {pointing}")), SETTINGS)
    assert shown(story) == [AGROUND, STEERING, LIFEBOATS]
    assert story.paragraphs[0].twins[0].text == f"{AGROUND} {pointing}"


def test_two_paragraphs_fold_under_the_one_that_says_both() -> None:
    story = merge(
        group_of(report("a", f"{AGROUND} {STEERING}", LIFEBOATS), report("b", AGROUND_TOO, STEERING_TOO)), SETTINGS
    )
    assert [twin.text for twin in story.paragraphs[0].twins] == [AGROUND_TOO, STEERING_TOO]


def test_a_paragraph_that_says_two_of_the_page_folds_under_one_of_them() -> None:
    both = f"{AGROUND_TOO} {STEERING_TOO}"
    story = merge(group_of(report("a", AGROUND, STEERING, LIFEBOATS), report("b", both)), SETTINGS)
    assert shown(story) == [AGROUND, STEERING, LIFEBOATS]
    assert [twin.text for paragraph in story.paragraphs for twin in paragraph.twins] == [both]


def test_a_sentence_word_for_word_folds_a_paragraph_that_is_mostly_something_else() -> None:
    mostly_new = f"{SCHOOL} {ORRE} {LIFEBOATS}"
    story = merge(
        group_of(report("a", AGROUND, STEERING, f"{LIFEBOATS} {INQUIRY} {COMPANY}"), report("b", mostly_new)), SETTINGS
    )
    assert story.paragraphs[2].twins == (Twin(source="b", text=mostly_new),)
    assert told(story)[3] == (f"{SCHOOL} {ORRE}", ("b",)), "and what is new in it stands below"


def test_two_paragraphs_that_name_different_people_only_sound_alike() -> None:
    one = "Mayor Odile Marrant said that she was glad and thanked the crew of the Brand for their work that night."
    other = "Bishop Ansel Quist said that she was right, thanked the women of Orrin and asked for blankets and soup."
    story = merge(group_of(report("a", one, LIFEBOATS, AGROUND), report("b", other)), SETTINGS)
    assert not any(paragraph.twins for paragraph in story.paragraphs)


def test_a_copy_folds_what_an_independent_report_would_have_told() -> None:
    loose = "On Friday, wind permitting, the ship is towed to Port Ellery."
    a, b = report("a", AGROUND, STEERING, COMPANY), report("b", AGROUND, loose)
    copied = merge(group_of(a, b, copies={"b": "a"}), SETTINGS)
    assert shown(copied) == [AGROUND, STEERING, COMPANY]


def test_the_third_report_folds_under_what_the_second_has_added() -> None:
    story = merge(
        group_of(
            report("a", AGROUND, STEERING, LIFEBOATS), report("b", f"{AGROUND_TOO}", INQUIRY), report("c", INQUIRY)
        ),
        SETTINGS,
    )
    assert (INQUIRY, ("b", "c")) in told(story)
