"""A story's page: which parts it has, in which order, and who is named in them."""

from __future__ import annotations

import re
from dataclasses import replace

from digest.check import check
from digest.model import Difference, Folded, Kind, Matter, Moment, Paragraph, Side, Statement, Story, Twin, Verdict
from digest.record import record
from digest.render.story import page
from tests.builders import article, blocks, day, group_of, outlet, story_of, wish

A = article("The wall fell on Monday.\n\nNobody was hurt.", id="a", outlet=outlet("The Lantern"), published=day(1))
B = article("The wall fell on Sunday.\n\nThe mayor wept.", id="b", outlet=outlet("The Tide"), published=day(2))
SAID = Statement(text="Nobody was hurt.", sources=("a", "b"))
SIDES = (
    Side(source="a", sentence="The wall fell on Monday.", words="Monday"),
    Side(source="b", sentence="The wall fell on Sunday.", words="Sunday"),
)
BOTH = [
    Paragraph(text="The wall fell on Monday.", kind=Kind.PARAGRAPH, voices=("a",)),
    Paragraph(text="Nobody was hurt.", kind=Kind.PARAGRAPH, voices=("a",)),
    Paragraph(text="The wall fell on Sunday. The mayor wept.", kind=Kind.PARAGRAPH, voices=("b",)),
]


def shown(story: Story) -> str:
    (made,) = record([story], "https://news.example/")
    return page(made).text


def headings(story: Story) -> list[str]:
    return re.findall(r"^## (.+)$", shown(story), re.MULTILINE)


def differing(**said: object) -> Difference:
    return Difference(matter=Matter.DATE, sides=SIDES, **said)  # type: ignore[arg-type]  # each test gives its own


def test_a_page_has_its_parts_in_order_and_none_that_is_empty() -> None:
    full = story_of(
        group_of(A, B),
        paragraphs=BOTH,
        differences=[differing()],
        glance=[SAID],
        timeline=[Moment(day="2026-09-01", statement=SAID)],
    )
    assert headings(full) == [
        "At a glance",
        "Where the sources differ",
        "The report",
        "Timeline",
        "How the story grew",
        "Sources",
    ]
    assert headings(story_of(group_of(A))) == ["The report", "Source"]


def test_a_sentence_at_a_glance_names_its_sources_unless_there_is_only_one() -> None:
    line = "- Nobody was hurt. [The Lantern](#s-a) [The Tide](#s-b)\n"
    assert line in shown(story_of(group_of(A, B), paragraphs=BOTH, glance=[SAID]))
    alone = Statement(text="Nobody was hurt.", sources=("a",))
    assert "- Nobody was hurt.\n" in shown(story_of(group_of(A), glance=[alone]))


def test_an_update_says_which_report_is_later_and_a_difference_does_not() -> None:
    update = shown(story_of(group_of(A, B), paragraphs=BOTH, differences=[differing(is_update=True)]))
    assert "[The Lantern](#s-a) 1 September 2026\n" in update
    assert "[The Tide](#s-b) **Later report, 2 September 2026**\n" in update
    assert "Later report" not in shown(story_of(group_of(A, B), paragraphs=BOTH, differences=[differing()]))


def test_a_difference_says_what_it_is_about_and_what_editors_call_it() -> None:
    story = story_of(group_of(A, B), paragraphs=BOTH, differences=[differing()])
    assert f"\nDates · {differing().id}\n" in shown(story)
    assert "The wall fell on ==Monday==." in shown(story)


def test_differences_between_the_same_sentences_share_a_box() -> None:
    sides = (
        Side(source="a", sentence="On Monday, 118 passengers, all adults, left.", words="118 passengers"),
        Side(source="b", sentence="On Sunday 120 passengers left.", words="120 passengers"),
    )
    number = Difference(matter=Matter.NUMBER, sides=sides)
    days = (replace(sides[1], words="Sunday"), replace(sides[0], words="Monday"))
    date = Difference(matter=Matter.DATE, sides=days)
    story = story_of(group_of(A, B), paragraphs=BOTH, differences=[date, number, differing()])
    text = shown(story)
    assert text.count("/// part | difference\n") == 2
    assert "> On ==Monday==, ==118 passengers==, all adults, left.\n" in text
    assert f"\nDates · {date.id}\n" in text
    assert f"/// part | matter\n    id: d-{number.id}\n\nNumbers · {number.id}\n" in text
    assert len(record([story], "https://news.example/")[0].differences) == 3


def test_a_side_of_several_days_says_from_when_to_when() -> None:
    c = article("The wall fell on a Sunday.", id="c", outlet=outlet("The Gull"), published=day(4))
    sides = (SIDES[0], replace(SIDES[1], others=("c",)))
    difference = Difference(matter=Matter.DATE, sides=sides, is_update=True)
    text = shown(story_of(group_of(A, B, c), paragraphs=BOTH, differences=[difference]))
    assert "[The Lantern](#s-a) 1 September 2026\n" in text
    assert "[The Tide](#s-b) [The Gull](#s-c) **Later reports, 2–4 September 2026**\n" in text


def test_a_difference_that_an_editor_confirmed_says_so_with_the_note() -> None:
    verdict = Verdict(confirmed=True, where="stories/wall.yml:2", note="It was *midnight*.")
    story = story_of(group_of(A, B), paragraphs=BOTH, differences=[differing(verdict=verdict)])
    assert f"Dates · **Confirmed by the editor**: It was \\*midnight\\*. · {differing().id}" in shown(story)


def test_what_an_editor_dismissed_is_folded_with_both_wordings_and_the_note() -> None:
    verdict = Verdict(confirmed=False, where="stories/wall.yml:2", note="One wall, two days.")
    text = shown(story_of(group_of(A, B), paragraphs=BOTH, differences=[differing(verdict=verdict)]))
    assert "/// part | side" not in text
    assert (
        "/// details | 1 difference that an editor looked at and dismissed\n    type: dismissed\n\n"
        "- The wall fell on Monday. [The Lantern](#s-a) 1 September 2026\n"
        "- The wall fell on Sunday. [The Tide](#s-b) 2 September 2026\n\n"
        f"**The editor:** One wall, two days. · {differing().id}\n\n///"
    ) in text


def test_what_adds_nothing_is_folded_whole_and_in_order_source_after_source() -> None:
    told = blocks("# Before the storm\n\nThe mayor wept.\n\n> All is lost.\n\n- One wall")
    c = article("The mayor wept.", id="c", outlet=outlet("The Gull"))
    folded = [Folded(source="c", block=told[1]), *(Folded(source="b", block=each) for each in told)]
    text = shown(story_of(group_of(A, B, c), paragraphs=BOTH, folded=folded))
    assert (
        "/// details | More from The Tide\n    type: more\n\n"
        "**Before the storm**\n\nThe mayor wept.\n\n> All is lost.\n\n- One wall\n\n///\n\n"
        "/// details | More from The Gull\n    type: more\n\nThe mayor wept.\n\n///"
    ) in text


def test_a_timeline_has_a_day_a_sentence_and_who_says_so() -> None:
    moments = [Moment(day="2026-08-31", statement=SAID)]
    text = shown(story_of(group_of(A, B), paragraphs=BOTH, timeline=moments))
    assert "- **31 August 2026** Nobody was hurt. [The Lantern](#s-a) [The Tide](#s-b)\n" in text


# -- who says so, and who says otherwise


def telling(text: str, *twins: Twin, **said: object) -> str:
    """The page of a story whose report is one paragraph of A with these wordings of B."""
    told = Paragraph(text=text, kind=Kind.PARAGRAPH, voices=("a",), twins=twins)
    return shown(story_of(group_of(A, B), paragraphs=[told], differences=[differing(**said)]))


def test_a_wording_that_contradicts_the_paragraph_is_no_other_wording_of_it() -> None:
    twin = Twin(source="b", text="The wall fell on Sunday. The mayor wept.")
    text = telling("The wall fell on Monday. Nobody was hurt.", twin)
    anchor = f"d-{differing().id}"
    assert f"\n[The Lantern](#s-a) differently [The Tide](#s-b) [disputed](#{anchor})\n" in text
    assert "/// details | As The Tide has it, differently\n" in text
    assert f"/// part | difference\n    id: {anchor}\n" in text
    assert text.count("[disputed]") == 1
    dismissed = telling("The wall fell on Monday.", twin, verdict=Verdict(confirmed=False, where="x"))
    assert "[The Lantern](#s-a) in other words [The Tide](#s-b)\n" in dismissed
    assert "disputed" not in dismissed


def test_a_source_that_takes_a_side_in_words_of_its_own_contradicts_too() -> None:
    c = article("It was on Sunday that it fell.", id="c", outlet=outlet("The Gull"))
    sides = (SIDES[0], Side(source="b", sentence="The wall fell on Sunday.", words="Sunday", others=("c",)))
    twin = Twin(source="c", text="It was on Sunday that it fell.")
    told = Paragraph(text="The wall fell on Monday.", kind=Kind.PARAGRAPH, voices=("a",), twins=(twin,))
    difference = Difference(matter=Matter.DATE, sides=sides)
    story = story_of(group_of(A, B, c), paragraphs=[told, BOTH[2]], differences=[difference])
    assert "differently [The Gull](#s-c)" in shown(story)


def test_a_wording_that_contradicts_another_paragraph_leads_to_the_difference() -> None:
    text = telling("Everybody was safe.", Twin(source="b", text="The wall fell on Sunday."))
    assert "[The Lantern](#s-a) in other words [The Tide](#s-b)\n" in text
    assert f"The wall fell on Sunday. [disputed](#d-{differing().id})\n\n///" in text


def test_a_wording_that_stops_early_is_cut_short() -> None:
    text = telling("Nobody was hurt, said the mayor.", Twin(source="b", text="Nobody was hurt …"))
    assert "[The Lantern](#s-a) cut short in [The Tide](#s-b)\n" in text
    assert "/// details | As The Tide has it, cut short\n" in text


def crowded(*texts: str) -> str:
    """The page of a story of A and as many more, each with its wording of the one paragraph."""
    others = [article(text, id=f"o{number}", outlet=outlet(f"O{number}")) for number, text in enumerate(texts)]
    twins = tuple(Twin(source=f"o{number}", text=text) for number, text in enumerate(texts))
    told = Paragraph(text="Nobody was hurt.", kind=Kind.PARAGRAPH, voices=("a",), twins=twins)
    return shown(story_of(group_of(A, *others), paragraphs=[told]))


def test_of_many_sources_the_first_are_named_and_the_others_counted() -> None:
    text = crowded(*(f"None of {number} was hurt." for number in range(9)))
    assert '[O5](#s-o5) [and 3 more](#s-o6 "O6, O7, O8")\n' in text


def test_a_wording_of_several_sources_is_folded_once() -> None:
    assert "/// details | As O0 and O1 have it\n" in crowded("None was.", "None was.", "It fell.")
    assert "/// details | As O0, O1, O2 and O3 have it\n" in crowded(*["None was."] * 4)
    assert "/// details | As O0, O1, O2 and 2 more have it\n" in crowded(*["None was."] * 5)


def test_many_wordings_are_folded_into_one() -> None:
    assert "other wordings" not in crowded(*(f"None of {number} was hurt." for number in range(4)))
    text = crowded(*(f"None of {number} was hurt." for number in range(5)))
    assert "//// details | 5 other wordings\n    type: twins\n\n/// details | As O0 has it\n" in text


# -- how the story grew


def test_a_story_of_several_days_says_what_came_in_when_and_leads_there() -> None:
    text = shown(story_of(group_of(A, B), paragraphs=BOTH))
    (anchor,) = re.findall(r"\[The wall fell on Sunday\.\]\(#(p-[0-9a-f]{8})\)", text)
    assert f"//// part | told\n    id: {anchor}\n\nThe wall fell on Sunday. The mayor wept.\n" in text
    assert text.count("id: p-") == 1  # of paragraphs that nothing leads to, none has an anchor
    assert text.index("**2 September 2026** [The Tide]") < text.index(
        "**1 September 2026** the story began with [The Lantern]"
    )


def test_what_an_earlier_report_says_too_is_nothing_new() -> None:
    twins = (Twin(source="a", text="Nobody was hurt."),)
    reworded = [*BOTH[:1], Paragraph(text="The mayor wept.", kind=Kind.PARAGRAPH, voices=("b",), twins=twins)]
    assert "#p-" not in shown(story_of(group_of(A, B), paragraphs=reworded))


def test_of_many_additions_five_are_listed() -> None:
    lines = [f"Stone {number} fell." for number in range(8)]
    b = article("\n\n".join(lines), id="b", published=day(2))
    more = [Paragraph(text=line, kind=Kind.PARAGRAPH, voices=("b",)) for line in lines]
    text = shown(story_of(group_of(A, b), paragraphs=[*BOTH[:2], *more]))
    assert re.findall(r"\[(Stone \d) fell", text) == [f"Stone {number}" for number in range(5)]
    assert "\n\nand 3 more paragraphs\n" in text


def test_a_story_of_one_day_or_of_days_that_nobody_states_did_not_grow() -> None:
    for when in (day(1, 9), None):
        b = article("The mayor wept.", id="b", published=when)
        assert "How the story grew" not in headings(story_of(group_of(A, b), paragraphs=BOTH[:2]))


# -- and every word of it is a source's


def test_a_sentence_at_a_glance_or_in_the_timeline_that_its_source_does_not_say_is_found() -> None:
    forged = Statement(text="The wall was old.", sources=("a",))
    story = story_of(group_of(A))
    assert check((), [story], {}) == ()
    for made in (
        story_of(group_of(A), glance=[forged]),
        story_of(group_of(A), timeline=[Moment(day="2026-09-01", statement=forged)]),
    ):
        (fault,) = check((), [made], {})
        assert "a sentence is not in its source a: The wall was old." in str(fault)


def test_a_block_that_is_folded_is_not_lost_and_must_be_its_sources() -> None:
    told = [Paragraph(text=block.text, kind=block.kind, voices=("a",)) for block in A.blocks[:1]]
    assert "a paragraph is lost" in str(check((), [story_of(group_of(A), paragraphs=told)], {})[0])
    folded = Folded(source="a", block=A.blocks[1])
    assert check((), [story_of(group_of(A), paragraphs=told, folded=[folded])], {}) == ()
    forged = Folded(source="a", block=B.blocks[1])
    faults = check((), [story_of(group_of(A), paragraphs=told, folded=[folded, forged])], {})
    assert "a paragraph is not in its source a: The mayor wept." in str(faults[0])


def test_an_editors_note_and_topics_are_on_the_page() -> None:
    text = shown(story_of(group_of(A, wish=wish(note="We asked *twice*.", tags=("Walls",)))))
    assert "**From the editor:** We asked \\*twice\\*." in text
    assert "Topics: Walls" in text
