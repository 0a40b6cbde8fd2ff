"""The timeline of a story: sentences of its page that say on which day something happened."""

from __future__ import annotations

from digest.model import Kind, Moment, Paragraph, Story, Twin, When
from digest.timeline import timeline
from tests.builders import article, day, group_of, story_of

RAN = "The ferry Lady Corran ran aground on the Maiden Ledges on Monday."
TUGS = "Two tugs from Port Ellery pulled the Lady Corran off the rocks on Tuesday."
TOW = "Varrey Lines will tow the Lady Corran to Port Ellery on Friday."
SECOND = day(2)
THREE = f"{RAN} Nobody was hurt.\n\n{TUGS}\n\n{TOW}"


def told(text: str = THREE, *, published: When | None = SECOND) -> tuple[Moment, ...]:
    return timeline(story_of(group_of(article(text, id="a", published=published))))


def days(moments: tuple[Moment, ...]) -> list[str]:
    return [each.day for each in moments]


def test_sentences_of_three_days_make_a_timeline_in_the_order_of_the_days() -> None:
    moments = told(f"{TOW}\n\n{RAN}\n\n{TUGS}")
    assert days(moments) == ["2026-08-31", "2026-09-01", "2026-09-04"]
    assert [each.statement.text for each in moments] == [RAN, TUGS, TOW]
    assert {each.statement.sources for each in moments} == {("a",)}


def test_two_days_are_none() -> None:
    assert told(f"{RAN}\n\n{TUGS}") == ()


def test_a_report_whose_day_is_guessed_or_unknown_tells_no_weekday() -> None:
    assert told(published=None) == ()
    assert told(published=When(at=day(2).at, guessed=True)) == ()


def test_a_sentence_that_does_not_stand_alone_is_left_out() -> None:
    assert days(told(THREE.replace("Two tugs from Port Ellery", "They also"))) == []


def test_a_subhead_and_a_quotation_are_left_out() -> None:
    assert told(f"# {RAN}\n\n> {TUGS}\n\n{TOW}") == ()


def with_twin(wording: str) -> Story:
    a, b = article(THREE, id="a", published=SECOND), article(wording, id="b", published=day(3))
    twin = Twin(source="b", text=wording)
    first, *rest = story_of(group_of(a)).paragraphs
    told = Paragraph(text=first.text, kind=Kind.PARAGRAPH, voices=("a",), twins=(twin,))
    return story_of(group_of(a, b), paragraphs=[told, *rest])


def test_who_names_the_same_day_in_other_words_says_so_too() -> None:
    (first, *_) = timeline(with_twin("The Lady Corran struck the Maiden Ledges on Monday."))
    assert first.statement.sources == ("a", "b")
    (first, *_) = timeline(with_twin("The Lady Corran struck the Maiden Ledges at night."))
    assert first.statement.sources == ("a",)


def test_of_one_day_the_sentence_that_most_sources_tell_is_shown() -> None:
    other = "The harbour master of Tharrow Haven closed the harbour on Monday."
    story = with_twin("The Lady Corran struck the Maiden Ledges on Monday.")
    early = Paragraph(text=other, kind=Kind.PARAGRAPH, voices=("a",))
    shown = timeline(story_of(story.group, paragraphs=[early, *story.paragraphs]))
    assert [each.statement.text for each in shown if each.day == "2026-08-31"] == [RAN]


def test_words_that_mean_another_day_in_a_later_copy_have_none() -> None:
    a, b = (article(THREE, id=name, published=day(number)) for name, number in (("a", 2), ("b", 12)))
    both = [Paragraph(text=each.text, kind=each.kind, voices=("a", "b")) for each in story_of(group_of(a)).paragraphs]
    assert timeline(story_of(group_of(a, b), paragraphs=both)) == ()


def test_of_many_days_ten_are_shown() -> None:
    lines = [f"The council of Port Ellery met in the Corn Exchange on {number} August 2026." for number in range(1, 15)]
    assert days(told("\n\n".join(lines))) == [f"2026-08-{number:02}" for number in range(1, 11)]
