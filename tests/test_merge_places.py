"""Where what another report adds stands on the page."""

from __future__ import annotations

import pytest

from digest.config import Merging
from digest.merge import merge
from tests.builders import group_of
from tests.night import (
    AGROUND,
    AGROUND_TOO,
    COMPANY,
    INQUIRY,
    LIFEBOATS,
    ORRE,
    QUOTE,
    SCHOOL,
    STEERING,
    STEERING_TOO,
    left,
    report,
    shown,
)

SETTINGS = Merging()
PAGE = (AGROUND, STEERING, LIFEBOATS, COMPANY, INQUIRY)


def test_additions_that_are_neighbours_stay_neighbours_in_their_order() -> None:
    story = merge(group_of(report("a", *PAGE), report("b", LIFEBOATS, ORRE, SCHOOL)), SETTINGS)
    page = shown(story)
    assert page[page.index(ORRE) + 1] == SCHOOL
    assert page.index(ORRE) == page.index(LIFEBOATS) + 1


def test_an_addition_stands_below_what_the_paragraph_before_it_repeats() -> None:
    story = merge(group_of(report("a", *PAGE), report("b", STEERING_TOO, ORRE)), SETTINGS)
    assert shown(story) == [AGROUND, STEERING, ORRE, LIFEBOATS, COMPANY, INQUIRY]


def test_an_addition_stands_above_what_the_paragraph_after_it_repeats() -> None:
    story = merge(group_of(report("a", *PAGE), report("b", ORRE, INQUIRY)), SETTINGS)
    assert shown(story) == [AGROUND, STEERING, LIFEBOATS, COMPANY, ORRE, INQUIRY]


def test_without_such_neighbours_it_stands_below_what_it_is_most_like() -> None:
    more = "For the tow to Port Ellery a tug with 9,000 horsepower was hired in Orrin, at 40,000 crowns a day."
    story = merge(group_of(report("a", *PAGE), report("b", more)), SETTINGS)
    assert shown(story)[3:5] == [COMPANY, more]


def test_a_quotation_comes_with_the_paragraph_that_names_its_speaker() -> None:
    story = merge(group_of(report("a", *PAGE), report("b", AGROUND_TOO, ORRE, QUOTE)), SETTINGS)
    page = shown(story)
    assert page[page.index(ORRE) + 1] == QUOTE


def test_a_quotation_whose_speaker_the_page_names_stands_directly_below_that() -> None:
    said = "“I had forty seconds and no rudder, and I lifted the bow onto sand instead of rock,” she told the harbour."
    story = merge(group_of(report("a", *PAGE), report("b", STEERING_TOO, said)), SETTINGS)
    assert shown(story)[1:3] == [STEERING, said]


def test_of_two_reports_that_quote_below_one_paragraph_the_second_does_not_come_between() -> None:
    first = "“I had forty seconds and no rudder, and I lifted the bow onto sand instead of rock,” she told the harbour."
    second = (
        "“My daughter's goldfish was on the bridge in its bowl, and it has survived the night,” she wrote to friends."
    )
    story = merge(
        group_of(report("a", *PAGE), report("b", STEERING_TOO, first), report("c", STEERING_TOO, second)), SETTINGS
    )
    page = shown(story)
    above = {page[page.index(each) - 1] for each in (first, second) if each in page}
    assert above == {STEERING}
    assert len([each for each in (first, second) if each in page]) == 1


def test_nothing_comes_between_the_items_of_a_list() -> None:
    items = (
        "What changes until Monday:",
        "- Boats to Gannock leave at seven.",
        "- The mail boat takes nineteen people.",
    )
    story = merge(
        group_of(report("a", *PAGE, *items, SCHOOL), report("b", "Boats to Gannock and the mail boat are full.", ORRE)),
        SETTINGS,
    )
    page = shown(story)
    at = page.index(items[0])
    assert page[at : at + 3] == [items[0], items[1][2:], items[2][2:]]


def test_a_line_that_announces_a_list_does_not_stand_there_without_it() -> None:
    items = ("- Boats to Gannock leave at seven only.", "- The mail boat to Sellick takes nineteen people.")
    announcing = "Hedda Rask of the harbour office wrote to the Ledger on Thursday what travellers must know:"
    story = merge(group_of(report("a", *PAGE, *items), report("b", AGROUND_TOO, announcing, *items)), SETTINGS)
    assert announcing not in shown(story)
    assert ("b", announcing) in left(story)


def test_the_last_line_of_one_report_announces_nothing_of_the_next() -> None:
    one = report("a", *PAGE, "Follow us on the radio:")
    story = merge(group_of(one, report("b", ORRE)), SETTINGS)
    again = merge(group_of(report("a", *PAGE), report("b", ORRE)), SETTINGS)
    assert [text for text in shown(story) if text != "Follow us on the radio:"] == shown(again)


def test_a_list_below_a_subhead_that_is_left_out_is_left_out_with_it() -> None:
    items = ("- Baker Imke Sund with two hundred rolls", "- The rowing club with forty dry tracksuits")
    story = merge(group_of(report("a", *PAGE), report("b", AGROUND_TOO, "# Who helped", *items, ORRE)), SETTINGS)
    assert ORRE in shown(story)
    assert [text for _, text in left(story)] == ["Who helped", *(item[2:] for item in items)]


def test_nothing_is_put_below_the_subhead_that_ends_the_page() -> None:
    story = merge(group_of(report("a", *PAGE, "# Read more"), report("b", ORRE, SCHOOL)), SETTINGS)
    assert shown(story)[-1] == "Read more"


def test_what_is_like_nothing_stands_at_the_end_and_its_source_is_named() -> None:
    plums = "Seven crates of plums were auctioned for charity by Otto Lind yesterday, each dearer than its neighbour."
    stars = "Pupils under Conrad Lyle had picked them; proceeds buy telescopes with which children may watch comets."
    story = merge(group_of(report("a", *PAGE), report("b", plums, stars)), SETTINGS)
    assert shown(story) == [*PAGE, plums, stars]
    assert story.strangers == ("b",)


@pytest.mark.parametrize("other", [(AGROUND_TOO, ORRE), (SCHOOL, INQUIRY), (AGROUND,)])
def test_a_report_with_one_paragraph_that_belongs_is_no_stranger(other: tuple[str, ...]) -> None:
    assert merge(group_of(report("a", *PAGE), report("b", *other)), SETTINGS).strangers == ()
