"""How much of a source may be shown, who says so, and that nothing else is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest import write
from digest.addresses import is_data
from digest.config import Config, Rights
from digest.editorial import Decision, read
from digest.leaks import leaks
from digest.model import Article, Edition, Fact, Group, Kind, Page, Paragraph, Right, Wish
from digest.pipeline import make, tell
from digest.receipt import find
from digest.record import record
from digest.record.data import to_json
from digest.render import render
from digest.rights import decided, granted, without_address
from tests.builders import article, day, group_of, link, outlet, story_of, web_page, wish

CONFIG = Config(name="The Test Digest", url="https://news.example/", rights=Rights(excerpt_words=20))
WALL = """The harbour wall at Sellick gave way on Monday night, and 14 boats were lost.

Nobody was hurt. Engineers will look at the wall on Friday, when the tide is low enough to walk below it.

The mayor asked the ministry for four million crowns."""


def only(default: str = "full", excerpt_words: int = 20) -> Rights:
    return Rights(default=default, excerpt_words=excerpt_words)


def right(source: Article, *others: Article, said: Rights | None = None) -> tuple[str, str]:
    """What holds of a source, and who says so."""
    group = group_of(source, snapshots={source.id: others} if others else {})
    grant = granted(group, {}, said or only()).grants[source.id]
    return grant.right.value, grant.origin


def texts(group: Group) -> list[list[str]]:
    return [[block.text for block in member.blocks] for member in group.members]


# -- who says so


def of_the_lantern(said: str | None = None, said_by: str = "sidecar") -> Article:
    """From an outlet that gives excerpts."""
    return article(
        id="one", url="https://the-lantern.example/a", outlet=outlet(rights="excerpt"), rights=said, said_by=said_by
    )


def test_the_more_particular_word_holds() -> None:
    """Decision, then source, then outlet, then default."""
    assert right(article(), said=only("link")) == ("link", "the default")
    assert right(of_the_lantern(), said=only("link")) == ("excerpt", "outlets.yml")
    assert right(of_the_lantern("full"), said=only("link")) == ("full", "sidecar")
    ours = decided([wish(rights=(("one", Right.WITHHELD),))])
    group = granted(group_of(of_the_lantern("full")), ours, only("link"))
    assert (group.grants["one"].right, group.grants["one"].origin) == (Right.WITHHELD, "stories/wish.yml")


def test_of_two_words_of_one_weight_the_narrower_holds() -> None:
    assert right(article(rights="full"), article(rights="link", said_by="front matter")) == ("link", "front matter")
    ours = decided([wish("a.yml", rights=(("one", Right.LINK),)), wish("b.yml", rights=(("one", Right.FULL),))])
    assert ours["one"].origin == "a.yml"


@pytest.mark.parametrize(("said", "holds"), [("full", "excerpt"), ("link", "link"), ("withheld", "withheld")])
def test_what_may_have_been_pasted_along_can_only_take_away(said: str, holds: str) -> None:
    assert right(of_the_lantern(said, "header"))[0] == holds


@pytest.mark.parametrize(("theirs", "holds"), [("full", "excerpt"), ("link", "link")])
def test_a_page_that_claims_the_name_of_an_outlet_gets_no_more_by_it(theirs: str, holds: str) -> None:
    mirror = article(url="https://mirror.example/a", outlet=outlet(rights=theirs))
    assert right(mirror, said=only("excerpt"))[0] == holds


@pytest.mark.parametrize(
    ("name", "text", "sidecar", "where"),
    [
        ("b.html", web_page(), "url: https://a.example/\nrights: {lnk: x}\n", "sources/b.html.yml:2"),
        ("a.md", f"---\ntitle: Wall falls\nrights: lnk\n---\n\n{WALL}", None, "sources/a.md:3"),
        ("a.txt", f"Title: Wall falls\nRights: lnk\n\n{WALL}", None, "sources/a.txt:2"),
        ("a.html", web_page(), "url: https://a.example/\nrights: lnk\n", "sources/a.html.yml:2"),
    ],
)
def test_a_right_that_nobody_understands_sets_its_file_aside(
    tmp_path: Path, name: str, text: str, sidecar: str | None, where: str
) -> None:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / name).write_text(text, "utf-8")
    if sidecar:
        (folder / f"{name}.yml").write_text(sidecar, "utf-8")
    edition = make(tmp_path, CONFIG)
    (problem,) = edition.problems
    assert (problem.where, problem.what[:12]) == (where, "'rights' is ")
    assert problem.hint == "it may be full, excerpt, link or withheld; until then nothing of the file is shown"
    assert edition.fates == {f"sources/{name}": f"set aside: {problem.what}"}


def test_a_saved_page_gets_what_its_sidecar_gives_and_nothing_by_its_own_word(tmp_path: Path) -> None:
    folder = tmp_path / "sources"
    folder.mkdir()
    head = '<meta name="rights" content="full"><meta property="og:url" content="https://a.example/x">'
    (folder / "a.html").write_text(web_page(head=head), "utf-8")
    held = replace(CONFIG, rights=only("link"))
    assert [grant.right for grant in make(tmp_path, held).stories[0].group.grants.values()] == [Right.LINK]
    (folder / "a.html.yml").write_text("rights: full\n", "utf-8")
    assert [grant.right for grant in make(tmp_path, held).stories[0].group.grants.values()] == [Right.FULL]


def test_what_became_of_a_withheld_file_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "a.html").write_text(web_page(), "utf-8")
    edition = make(tmp_path, replace(CONFIG, rights=only("withheld")))
    assert (edition.fates, edition.stories) == ({"sources/a.html": "withheld"}, ())
    (answer,) = find(edition.in_full, "sources/a.html", CONFIG.grouping)
    assert answer["rights"] == {"right": "withheld", "from": "the default", "words_withheld": 84}
    assert "bridge" in str(answer["kept"])


# -- what is left


@pytest.mark.parametrize(
    ("most", "left"),
    [
        (14, []),
        (15, ["The harbour wall at Sellick gave way on Monday night, and 14 boats were lost."]),
        (17, ["The harbour wall at Sellick gave way on Monday night, and 14 boats were lost."]),
        (18, ["The harbour wall at Sellick gave way on Monday night, and 14 boats were lost.", "Nobody was hurt."]),
        (99, WALL.split("\n\n")),
    ],
)
def test_an_excerpt_is_whole_sentences_from_the_beginning(most: int, left: list[str]) -> None:
    group = granted(group_of(article(WALL, rights="excerpt")), {}, only(excerpt_words=most))
    assert texts(group) == [left]
    (grant,) = group.grants.values()
    assert grant.withheld == 45 - sum(len(text.split()) for text in left)
    assert group.founder.words == 45


def test_no_subhead_stands_below_an_excerpt() -> None:
    text = f"# Boats lost\n\n{WALL.partition('Nobody')[0]}# Engineers are on their way\n\nNobody was hurt by it."
    group = granted(group_of(article(text, rights="excerpt")), {}, only(excerpt_words=23))
    assert texts(group) == [
        ["Boats lost", "The harbour wall at Sellick gave way on Monday night, and 14 boats were lost."]
    ]


def test_a_script_without_spaces_is_cut_where_its_sentences_end() -> None:
    text = "港の壁が崩れた。けが人はいない。技術者が金曜日に調べる。"
    group = granted(group_of(article(text, lang="ja", rights="excerpt")), {}, only(excerpt_words=11))
    assert texts(group) == [["港の壁が崩れた。けが人はいない。"]]


def test_a_link_keeps_headline_outlet_author_day_and_address_and_nothing_else() -> None:
    source = article(
        WALL,
        rights="link",
        url="https://the-lantern.example/a",
        outlet=outlet(),
        authors=["Maud"],
        published=day(2),
        description="It fell.",
        section="News",
        tags=["walls"],
    )
    (left,) = granted(group_of(source), {}, only()).members
    assert (left.title, left.url, left.outlet, left.authors, left.published) == (
        source.title,
        source.url,
        source.outlet,
        source.authors,
        source.published,
    )
    assert (left.blocks, left.description, left.section, left.tags, left.removed) == ((), None, None, (), ())


def test_what_is_withheld_is_no_member_and_founds_nothing() -> None:
    first = article(WALL, id="first", rights="withheld", published=day(1))
    group = granted(group_of(first, article(id="second", published=day(2))), {}, only())
    assert [member.id for member in group.members] == ["second"]
    assert (group.withheld, group.ids) == (("first",), ("second", "first"))


def test_of_copies_the_one_that_may_say_most_speaks() -> None:
    linked, cut, whole = (article(WALL, id=name, rights=name) for name in ("link", "excerpt", "full"))
    group = granted(group_of(linked, cut, whole, copies={"excerpt": "link", "full": "link"}), {}, only())
    assert group.copies == {"excerpt": "full", "link": "full"}
    gone = article(WALL, id="gone", rights="withheld")
    group = granted(group_of(gone, linked, cut, copies={"excerpt": "gone", "link": "gone"}), {}, only())
    assert group.copies == {"link": "excerpt"}


def test_of_what_may_not_be_shown_whole_no_other_file_says_more() -> None:
    before = article("The wall is sound, said the mayor of Sellick on Sunday.", id="wall")
    group = granted(group_of(article(WALL, id="wall", rights="excerpt"), snapshots={"wall": (before,)}), {}, only())
    assert [file.blocks for file in group.snapshots["wall"]] == [()]


def test_who_sends_readers_on_needs_an_address() -> None:
    groups = [granted(group_of(article(rights=each, path="sources/a.txt")), {}, only()) for each in Right]
    assert [str(problem) for problem in without_address(groups)] == [
        f"sources/a.txt: its right is '{each}' (sidecar), and there is no address to send readers to "
        "(give it a url in its front matter or in sources/a.txt.yml)"
        for each in ("excerpt", "link")
    ]


# -- the whole journey


def told(*articles: Article, **files: str) -> Edition:
    decisions: Sequence[Decision] = [read(f"stories/{name}.yml", text)[0] for name, text in sorted(files.items())]
    return tell(articles, decisions, (), CONFIG)


def shown(edition: Edition) -> Mapping[str, str]:
    return {page.path: write.content(page).decode("utf-8") for page in edition.pages}


def a_report(identity: str, text: str, held: str, number: int) -> Article:
    host = f"{identity}.example"
    return article(
        text,
        id=identity,
        title=f"Wall of {identity.capitalize()} falls",
        description=f"Described by {identity}.",
        url=f"https://{host}/wall",
        outlet=outlet(identity.capitalize(), id=host),
        published=day(number),
        rights=held,
    )


def test_a_story_says_how_much_of_it_is_not_shown() -> None:
    other = WALL.replace("14 boats", "nine boats")
    edition = told(a_report("post", WALL, "excerpt", 1), a_report("tide", other, "link", 2), x="join: [post, tide]")
    (page,) = (text for path, text in shown(edition).items() if path.startswith("stories/") and path.endswith(".md"))
    assert "- Published 1 September 2026 · Excerpt: 18 of 45 words shown\n" in page
    assert "- Published 2 September 2026 · Link only: 45 words withheld\n" in page
    assert (
        "72 words of 2 reports are not shown here: read them at [Post](https://post.example/wall), "
        "[Tide](https://tide.example/wall)." in page
    )


def test_the_data_of_a_story_says_how_much_of_it_is_not_shown() -> None:
    edition = told(
        a_report("post", WALL, "excerpt", 1),
        a_report("tide", WALL, "link", 2),
        a_report("gull", WALL, "withheld", 3),
        x="join: [post, tide, gull]",
    )
    (made,) = record(edition.stories, CONFIG.url)
    assert [(each.id, each.right, each.words, each.withheld, each.paragraphs) for each in made.sources] == [
        ("post", Right.EXCERPT, 45, 27, 2),
        ("tide", Right.LINK, 45, 45, 0),
    ]
    assert (made.coverage.reports, made.coverage.withheld) == (2, 1)


def test_how_much_a_copy_shares_is_said_only_where_both_are_shown_whole() -> None:
    def copied(one: str, other: str) -> list[bool]:
        edition = told(a_report("post", WALL, one, 1), a_report("tide", WALL, other, 2), x="join: [post, tide]")
        return [each.copied is not None for each in record(edition.stories, CONFIG.url)[0].sources]

    assert sorted(copied("full", "full")) == [False, True]
    assert copied("full", "excerpt") == copied("excerpt", "excerpt") == copied("full", "link") == [False, False]


def test_a_story_of_links_is_headlines_and_addresses() -> None:
    edition = told(a_report("post", WALL, "link", 1), article(WALL, id="bare", title=None, rights="link"))
    pages = shown(edition)
    page = pages["stories/wall-of-post-falls-post.md"]
    assert "## The report" not in page
    assert "[Wall of Post falls](https://post.example/wall)" in page
    assert "<summary>" not in pages["feed.xml"]
    assert "harbour wall" not in "".join(pages.values())


def test_a_story_without_headline_text_and_outlet_has_a_name() -> None:
    edition = told(article(WALL, id="bare", title=None, rights="link"))
    assert shown(edition)["stories/bare.md"].count("# Untitled") == 1


def test_withheld_sources_are_counted_and_their_addresses_lead_to_the_story() -> None:
    edition = told(a_report("post", WALL, "full", 2), a_report("tide", WALL, "withheld", 1), x="join: [post, tide]")
    pages = shown(edition)
    assert "1 more report is withheld." in pages["stories/wall-of-post-falls-post.md"]
    assert "stories/wall-of-post-falls-post" in pages["s/tide/index.html"]
    assert not [
        path for path, text in pages.items() if "Tide" in text or "tide.example" in text or "wall-of-tide" in text
    ]


def test_a_story_of_which_nothing_may_be_shown_keeps_the_addresses_that_say_nothing() -> None:
    edition = told(a_report("tide", WALL, "withheld", 1), article("Fish is dear this week.", title="Fish is dear"))
    pages = shown(edition)
    assert [story.is_withheld for story in edition.hidden] == [True]
    assert "This story cannot be shown here" in pages["stories/tide.md"]
    assert "stories/tide" in pages["s/tide/index.html"]
    assert not [path for path, text in pages.items() if "Tide" in text or "wall-of-tide" in path + text]
    (whole,) = edition.in_full.hidden
    assert whole.sources[0].title == "Wall of Tide falls"


def test_the_spine_is_never_a_report_that_says_nothing_where_another_says_more() -> None:
    edition = told(
        a_report("post", WALL, "link", 1),
        a_report("tide", f"{WALL}\n\n{WALL}", "excerpt", 2),
        a_report("echo", "The harbour wall at Sellick gave way on Monday night.", "full", 3),
        x="lead: post\njoin: [tide, echo]",
    )
    (story,) = edition.stories
    assert story.lead == "echo"


def test_a_thread_leads_to_a_story_whose_founder_is_withheld() -> None:
    gone, second = article(WALL, id="gone", rights="withheld"), article(WALL, id="second", published=day(1))
    before = story_of(granted(group_of(gone, second), {}, only()))
    after = story_of(group_of(article(id="later", published=day(9)), earlier=(link("later", "gone"),)), title="After")
    both = (before, after)
    pages = {page.path: page.text for page in render(both, record(both, CONFIG.url), (), CONFIG)}
    assert f"({before.address.removeprefix('stories/')}.md)" in pages["stories/after-later.md"]


def test_a_decision_speaks_of_a_source_wherever_it_is() -> None:
    edition = told(a_report("post", WALL, "full", 1), x="rights: {https://post.example/wall: link}")
    assert edition.stories[0].group.right("post") is Right.LINK
    assert [str(each) for each in edition.problems] == []


def test_a_slug_holds_also_where_the_source_that_it_names_is_withheld() -> None:
    edition = told(
        a_report("post", WALL, "full", 1),
        a_report("tide", WALL, "withheld", 2),
        x="lead: tide\njoin: [post]\nslug: wall",
    )
    assert edition.stories[0].address == "stories/wall"


# -- the canary

WORDS = "wall tide boat mayor crane ledge harbour sluice gull mast quay rope anchor keel storm crew pilot lamp".split()


@st.composite
def reports(draw: st.DrawFn) -> Article:
    """A report on one event; each of its sentences is marked with a word that stands nowhere else."""
    number = draw(st.integers(10**6, 10**7 - 1))
    marked = (
        f"{' '.join(draw(st.lists(st.sampled_from(WORDS), min_size=2, max_size=14))).capitalize()} "
        f"secret{number}x{at}x{draw(st.integers(1, 99))} Sellick{draw(st.sampled_from('.!?'))}"
        for at in range(draw(st.integers(1, 7)))
    )
    shape = draw(st.sampled_from([" ", "\n\n", "\n\n- ", "\n\n> "]))
    source = a_report(f"r{number}", shape.join(marked), draw(st.sampled_from(list(Right))), draw(st.integers(1, 3)))
    untold = draw(st.booleans())
    return replace(source, title=None, description=None) if untold else source


def may_be_shown(edition: Edition) -> str:
    """All that the sources of an edition may show: worked out once more, sentence by sentence."""
    allowed = []
    for source in edition.articles:
        said = [
            sentence
            for block in source.blocks
            for sentence in block.text.replace("?", ".").replace("!", ".").split(". ")
        ]
        if source.rights is Right.FULL:
            allowed += said
        most = CONFIG.rights.excerpt_words if source.rights is Right.EXCERPT else 0
        for sentence in said:
            most -= len(sentence.split())
            if most < 0:
                break
            allowed.append(sentence)
    return " ".join(allowed)


@settings(max_examples=40, deadline=None)
@given(st.lists(reports(), min_size=1, max_size=4, unique_by=lambda each: each.id), st.booleans())
def test_no_sentence_beyond_its_right_is_on_any_page_feed_or_list_or_in_any_data(
    sources: list[Article], together: bool
) -> None:
    joined = {"x": f"join: [{', '.join(each.id for each in sources)}]"} if together else {}
    edition = told(*sources, **joined)
    allowed = may_be_shown(edition)
    pages = shown(edition)
    assert {f"{story.address}/story.json" for story in edition.stories} == {path for path in pages if is_data(path)}
    everything = "".join(path + text for path, text in pages.items())
    for source in sources:
        marks = [word.strip(".!?") for word in source.text.split() if word.startswith("secret")]
        assert [mark for mark in marks if mark in everything and mark not in allowed] == []
        if source.rights is Right.WITHHELD:
            assert f"Wall of {source.id.capitalize()}" not in everything
            assert f"{source.id}.example" not in everything
            assert f"wall-of-{source.id}" not in everything
        if source.rights is not Right.FULL:
            assert f"Described by {source.id}" not in everything
    whole = tuple(edition.groups.values())
    assert leaks(edition.pages, whole, edition.wishes, excerpt_words=CONFIG.rights.excerpt_words) == ()


def canary(text: str, *others: Article, held: str = "link", said: Sequence[Wish] = (), **meta: object) -> list[str]:
    """What is found on a page of this text, beside a source that may not be shown."""
    return found_on(Page(path="a.md", text=text, meta=meta), *others, held=held, said=said)


def found_on(page: Page, *others: Article, held: str = "link", said: Sequence[Wish] = ()) -> list[str]:
    source = article(
        WALL, id="one", title="Nine boats of the Sellick fleet were lost at night", rights=held, path="sources/one.txt"
    )
    groups = [granted(group_of(each), {}, only(excerpt_words=15)) for each in (source, *others)]
    whole = [
        replace(group_of(each), grants=group.grants) for each, group in zip((source, *others), groups, strict=True)
    ]
    return [str(each) for each in leaks([page], whole, said, excerpt_words=15)]


TWO = article("The mayor of Sellick slept.", id="two")
LAST = "The mayor asked the ministry for four million crowns."


def test_what_may_not_be_shown_is_found_wherever_it_stands() -> None:
    (leak,) = canary(f"# Hello\n\nHe said: {LAST}")
    assert leak.startswith("a.md: what sources/one.txt may not show stands there: the mayor asked the ministry for")
    assert canary("It said the mayor asked ==the ministry== for four million cr\\owns\\.")
    assert canary("x", description=LAST)
    assert canary("Nine boats of the Sellick fleet were lost at night", held="withheld")


@pytest.mark.parametrize("said", [LAST, LAST.replace("the ministry", '“the "ministry"”'), f"“Well”, == {LAST}"])
def test_what_may_not_be_shown_is_found_in_the_data_of_a_story(said: str) -> None:
    made = story_of(paragraphs=[Paragraph(text=said, kind=Kind.PARAGRAPH, voices=("two",))], group=group_of(TWO))
    (data,) = record([made], CONFIG.url)
    (leak,) = found_on(Page(path="stories/a/story.json", text=to_json(data)))
    assert leak.startswith("stories/a/story.json: what sources/one.txt may not show stands there: the mayor asked")


def test_what_an_editor_writes_is_no_leak() -> None:
    fact = Fact(difference="3f2a9c", confirmed=True, note=LAST, where="stories/x.yml:2")
    assert canary(LAST, said=[wish(facts=(fact,))]) == []
    assert canary(LAST, said=[wish(note=LAST)]) == []


def test_what_is_shown_by_right_is_no_leak() -> None:
    assert canary("The harbour wall at Sellick gave way on Monday night, and 14 boats were lost.", held="excerpt") == []
    assert canary("Nine boats of the Sellick fleet were lost at night") == []
    assert canary("The mayor asked the ministry.") == []
    assert canary(LAST, article(f"In Sellick, {LAST[0].lower()}{LAST[1:]}", id="two")) == []
    assert canary(LAST, held="full") == []


def test_a_story_knows_nothing_of_grants_until_they_are_given() -> None:
    assert (story_of().is_withheld, story_of().is_shown) == (False, True)
