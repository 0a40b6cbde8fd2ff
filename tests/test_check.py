"""What is wrong with an edition before it is written."""

from __future__ import annotations

from dataclasses import replace

import pytest

from digest.check import check, lost
from digest.model import Edition, Kind, Page, Paragraph, Story, Twin
from tests.builders import article, group_of, page, redirect, story_of, wish

FIRST = "The harbour wall at Sellick gave way on Monday night. No one was hurt."
SECOND = "Engineers will look at the wall on Friday."


def faults(*pages: Page) -> list[str]:
    return [str(problem) for problem in check(pages, (), {})]


def provenance(story: Story) -> list[str]:
    return [str(problem) for problem in check((), [story], {})]


def test_an_edition_that_is_right_has_no_problems() -> None:
    pages = [
        page("index.md", "[A](stories/a.md) [B](stories/b.md#s-1)"),
        page("stories/a.md", "[up](../index.md)"),
    ]
    pages += [page("stories/b.md"), redirect("s/1/index.html")]
    assert check(pages, [story_of()], {"sources/a.txt": "stories/a"}) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (page("about.md"), page("about.md")),
        (page("about.md"), page("About.md")),
        (page("s/1.md"), redirect("s/1/index.html")),
        (page("caf\u00e9.md"), page("cafe\u0301.md")),
    ],
)
def test_two_pages_at_one_address_are_found(one: Page, other: Page) -> None:
    (fault,) = faults(one, other)
    assert fault.startswith(f"{other.path}: its address is that of {one.path} too")


def test_a_redirect_that_leads_to_no_page_is_found() -> None:
    led = replace(redirect("s/1/index.html"), leads_to="stories/a")
    assert faults(led, page("stories/a.md")) == []
    assert faults(led)[0].startswith("s/1/index.html: it leads to stories/a, where no page is")
    assert len(faults(led, replace(redirect("stories/a/index.html"), leads_to="stories/b"), page("stories/b.md"))) == 1


HIDDEN = article(FIRST, id="hid", title="Hidden", path="sources/hid.txt")
SHOWN = article(FIRST, id="shown", title="Shown", path="sources/shown.txt")
EDITION = Edition(
    articles=(HIDDEN, SHOWN),
    stories=(story_of(group_of(SHOWN)),),
    hidden=(story_of(group_of(HIDDEN, wish=wish(lead="hid", hidden=True))),),
    pages=(
        page("index.md"),
        page("stories/shown-shown.md"),
        redirect("s/shown/index.html"),
        redirect("caf\u00e9.html"),
    ),
    problems=(),
    fates={},
)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/stories/shown-shown/", None),
        ("stories/shown-shown", None),
        ("https://news.example/digest/", None),
        ("http://news.example/digest/s/shown/#s-shown", None),
        ("/caf%C3%A9.html", None),
        ("/", None),
        ("# /gone/", None),
        ("   ", None),
        ("/2019/gone/", "/2019/gone/ was published and leads nowhere now (add it to `aliases` of the story that tells"),
        ("/stories/before-shown/", "(add it to `aliases` in a file in stories/ with join: [sources/shown.txt])"),
        ("/s/hid/", "(its story is hidden; digest withdraw stories/hidden-hid leaves a tombstone there)"),
        (
            "https://news.example/elsewhere/",
            "https://news.example/elsewhere/ is not below https://news.example/digest/",
        ),
    ],
)
def test_what_was_published_must_lead_somewhere(address: str, said: str | None) -> None:
    problems = [str(each) for each in lost(f"\n{address}\n", "urls.txt", EDITION, "https://news.example/digest/")]
    assert len(problems) == (said is not None)
    assert all(each.startswith("urls.txt:2: ") and said and said in each for each in problems)


def test_a_list_from_another_site_is_one_fault() -> None:
    (problem,) = lost("https://a.example/x\nhttps://a.example/y\n", "urls.txt", EDITION, "https://news.example/")
    assert str(problem) == (
        "urls.txt:1: https://a.example/x is not below https://news.example/, and 1 more are not "
        "(give SITE_URL the address of the site that the list is from, or leave the host out)"
    )


@pytest.mark.parametrize("target", ["gone.md", "../index.md", "stories/gone.md#s-1", "./stories/../gone.md"])
def test_a_link_that_leads_nowhere_is_found(target: str) -> None:
    (fault,) = faults(page("index.md", f"[A]({target})"), page("stories/a.md"))
    assert fault.startswith(f"index.md: its link to {target.partition('#')[0]} leads nowhere")


def test_what_only_looks_like_a_link_is_none() -> None:
    assert faults(page("index.md", r"\[A\](gone.md) [B\](gone.md) [C](https://a.example/x.md) [D](x.html)")) == []
    assert faults(redirect("s/1/index.html", "[A](gone.md)")) == []


def test_front_matter_that_would_not_be_read_back_is_found() -> None:
    (fault,) = faults(Page(path="index.md", text="x", meta={"title": ("a", "b")}))
    assert "does not survive being written" in fault


def test_a_file_of_which_nothing_became_is_found() -> None:
    problems = check((), (), {"sources/a.txt": "stories/a", "sources/b.txt": "", "sources/c.txt": "set aside: empty"})
    assert [problem.where for problem in problems] == ["sources/b.txt"]


def test_a_paragraph_that_its_source_does_not_say_is_found() -> None:
    source = article(FIRST, id="a")
    invented = Paragraph(text="The wall was old.", kind=Kind.PARAGRAPH, voices=("a",))
    story = story_of(group_of(source))
    assert provenance(story) == []
    (fault,) = provenance(replace(story, paragraphs=(*story.paragraphs, invented)))
    assert "a paragraph is not in its source a: The wall was old." in fault


def test_a_paragraph_ascribed_to_another_source_is_found() -> None:
    group = group_of(article(FIRST, id="a"), article(SECOND, id="b"))
    story = story_of(
        group,
        paragraphs=[
            Paragraph(text=FIRST, kind=Kind.PARAGRAPH, voices=("a",)),
            Paragraph(text=SECOND, kind=Kind.PARAGRAPH, voices=("a", "b")),
        ],
    )
    (fault,) = provenance(story)
    assert f"a paragraph is not in its source a: {SECOND}" in fault


def test_a_twin_that_its_source_does_not_say_is_found() -> None:
    twin = Twin(source="a", text="The wall was old.")
    told = Paragraph(text=FIRST, kind=Kind.PARAGRAPH, voices=("a",), twins=(twin,))
    (fault,) = provenance(story_of(group_of(article(FIRST, id="a")), paragraphs=[told]))
    assert "a paragraph is not in its source a: The wall was old." in fault


def test_a_paragraph_that_is_lost_is_found() -> None:
    group = group_of(article(f"{FIRST}\n\n{SECOND}", id="a", path="sources/a.txt"))
    story = story_of(group, paragraphs=[Paragraph(text=FIRST, kind=Kind.PARAGRAPH, voices=("a",))])
    (fault,) = provenance(story)
    assert fault.startswith(f"sources/a.txt: a paragraph is lost: {SECOND}")


def test_a_sentence_that_stepped_out_of_its_paragraph_is_in_its_source() -> None:
    group = group_of(article(SECOND, id="a"), article(FIRST, id="b"))
    told = [
        Paragraph(text=SECOND, kind=Kind.PARAGRAPH, voices=("a",), twins=(Twin(source="b", text=FIRST),)),
        Paragraph(text="No one was hurt.", kind=Kind.PARAGRAPH, voices=("b",)),
    ]
    assert provenance(story_of(group, paragraphs=told)) == []


def test_a_voice_that_is_credited_with_words_that_are_not_its_own_is_found() -> None:
    group = group_of(article(FIRST, id="a"), article(SECOND, id="b"))
    told = [
        Paragraph(text=FIRST, kind=Kind.PARAGRAPH, voices=("a", "b")),
        Paragraph(text=SECOND, kind=Kind.PARAGRAPH, voices=("b",)),
    ]
    (fault,) = provenance(story_of(group, paragraphs=told))
    assert "a paragraph is not in its source b" in fault
