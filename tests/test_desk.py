"""What an editor asks for becomes a decision file, or is refused before anything is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from digest import desk
from digest.addresses import is_data, page_place
from digest.config import Config
from digest.desk import Change, Desk
from digest.desk.paper import agree
from digest.editorial import Decision, read
from digest.errors import DecisionError
from digest.model import Article
from digest.pipeline import tell
from tests.builders import article, day

Ask = Callable[[Desk], Change]
CONFIG = Config(name="The Test Digest", url="https://news.example/")
FERRY = "The ferry Lady Corran ran aground on the Mennick Ledge off Tharrow with {} passengers on board on Monday."
HALL = "The council of Port Aldery voted to keep the Fish Hall in public hands and turned the hotel bid down."
ONE = article(
    FERRY.format(84),
    id="one",
    title="Ferry aground off Tharrow",
    path="sources/one.txt",
    url="https://post.example/ferry",
    published=day(1),
)
TWO = article(FERRY.format(91), id="two", title="Ferry on rocks off Tharrow", path="sources/two.txt", published=day(2))
OLD = article(FERRY.format(84), id="two", title="Ferry hits rocks", path="sources/two-old.txt", published=day(2))
HELD = article(HALL, id="hall", title="Fish Hall saved", path="sources/hall.txt", published=day(3))
AGROUND = "stories/ferry-aground-off-tharrow-one"
SAVED = "stories/fish-hall-saved-hall"


def a_desk(*articles: Article, **files: str) -> Desk:
    """Everything that lies there: these articles, and decision files by their stems."""
    decisions = tuple(read(f"stories/{name}.yml", text)[0] for name, text in sorted(files.items()))
    return lying(articles or (ONE, TWO, HELD), decisions)


def lying(articles: tuple[Article, ...], decisions: tuple[Decision, ...]) -> Desk:
    return Desk(edition=tell(articles, decisions, (), CONFIG), decisions=decisions, config=CONFIG)


def after(here: Desk, change: Change) -> Desk:
    """The desk when a change has been made."""
    files = {each.where: each for each in here.decisions} | {
        where: read(where, text)[0] for where, text in change.write.items()
    }
    articles = tuple(each for each in here.edition.articles if each.path not in change.delete)
    return lying(articles, tuple(files[where] for where in sorted(files)))


def stories(here: Desk) -> set[tuple[str, ...]]:
    return {tuple(sorted(source.id for source in story.sources)) for story in here.edition.stories}


def places(here: Desk) -> dict[str, str | None]:
    return {page.path.removesuffix("/index.html"): page.leads_to for page in here.edition.pages}


def answered(here: Desk) -> set[str]:
    return {page_place(page.path) for page in here.edition.pages if not is_data(page.path)}


def test_the_desk_begins_with_two_stories() -> None:
    assert stories(a_desk()) == {("one", "two"), ("hall",)}


@pytest.mark.parametrize(
    "name", ["one", "sources/two.txt", "https://post.example/ferry?utm_source=x", AGROUND, "s/two"]
)
def test_a_story_is_named_by_whatever_a_person_has_for_it(name: str) -> None:
    change = desk.pin(a_desk(), name)
    assert change.write == {
        "stories/ferry-aground-off-tharrow.yml": "join: [https://post.example/ferry]\npin: true\n",
    }
    assert change.said == (
        "stories/ferry-aground-off-tharrow.yml: join: https://post.example/ferry",
        "stories/ferry-aground-off-tharrow.yml: pin: true",
    )


def test_an_old_address_names_its_story_too() -> None:
    here = a_desk(x="lead: one\nslug: ferry\naliases: [2019/a]")
    for name in (
        AGROUND,
        "https://news.example/2019/a/",
        "stories/ferry",
        "stories/ferry-on-rocks-off-tharrow-two",
        "stories/x.yml",
    ):
        assert set(desk.pin(here, name).write) == {"stories/x.yml"}


@pytest.mark.parametrize(
    "ask",
    [
        lambda here: desk.join(here, "one", "hall"),
        lambda here: desk.split(here, "two", "one"),
        lambda here: desk.merge(here, "hall", "one"),
        lambda here: desk.pin(here, "one"),
        lambda here: desk.retitle(here, "one", "The night of the ferry"),
        lambda here: desk.hide(here, "one"),
        lambda here: desk.withdraw(here, AGROUND, reason="It was a hoax."),
    ],
)
def test_what_is_decided_already_changes_nothing(ask: Ask) -> None:
    once = after(a_desk(), ask(a_desk()))
    again = ask(once)
    assert again.write == {}
    assert "nothing is written" in again.said[0]


def test_the_editors_own_file_is_changed_and_keeps_its_remarks() -> None:
    text = "# ask Ida\nlead: one  # the fullest\n\ntags: [Ferries]\n"
    assert desk.pin(a_desk(x=text), "two").write == {"stories/x.yml": text + "pin: true\n"}
    assert desk.pin(a_desk(x=text + "pin: true\n"), "two", off=True).write == {"stories/x.yml": text}


def test_a_new_file_takes_no_name_that_is_there() -> None:
    here = replace(a_desk(), taken=frozenset({"stories/Fish-Hall-saved.yml"}))
    assert set(desk.pin(here, "hall").write) == {"stories/fish-hall-saved-2.yml"}


def test_joined_reports_are_one_story() -> None:
    change = desk.join(a_desk(), "one", "hall")
    assert change.write == {
        "stories/ferry-aground-off-tharrow.yml": "join: [https://post.example/ferry, sources/hall.txt]\n",
    }
    assert stories(after(a_desk(), change)) == {("hall", "one", "two")}


def test_a_split_report_leaves_its_story() -> None:
    change = desk.split(a_desk(), "two")
    assert stories(after(a_desk(), change)) == {("one",), ("two",), ("hall",)}
    here = a_desk(x="join: [two]\npin: true")
    change = desk.split(here, "two")
    assert set(change.write) == {"stories/ferry-aground-off-tharrow.yml"}  # x.yml goes with the report that leaves
    assert stories(after(here, change)) == {("one",), ("two",), ("hall",)}
    with pytest.raises(DecisionError, match="its story's only report"):
        desk.split(a_desk(), "hall")


def test_a_merged_story_is_named_by_its_founder() -> None:
    change = desk.merge(a_desk(), "hall", AGROUND)
    assert change.write == {
        "stories/fish-hall-saved.yml": "join: [sources/hall.txt]\nmerge: [https://post.example/ferry]\n"
    }


@pytest.mark.parametrize(
    ("ask", "files", "said"),
    [
        (
            lambda here: desk.join(here, "one", "hall"),
            {"x": "lead: one\nsplit: [hall]"},
            "is to be in this story and not",
        ),
        (lambda here: desk.split(here, "two"), {"x": "join: [one, two]"}, "take it out of join first"),
        (lambda here: desk.merge(here, "one", "hall"), {"x": "lead: hall\nsplit: [one]"}, "together and apart"),
        (lambda here: desk.join(here, "hall", AGROUND), {}, "this story has 2 reports"),
        (lambda here: desk.pin(here, "nobody"), {}, "nobody: no source and no story has this name"),
        (lambda here: desk.pin(here, "one"), {"x": "lead: one\ncolour: red"}, "mend that first"),
        (lambda here: desk.pin(here, "one"), {"x": "lead: one\ntitle: a: b"}, "mend that first"),
        (lambda here: desk.retitle(here, "one", " \u202e "), {}, "a headline needs a word"),
        (lambda here: desk.withdraw(here, "one", reason="x"), {}, "digest remove FILE"),
        (lambda here: desk.withdraw(here, AGROUND, reason=" "), {}, "a reason needs a word"),
        (lambda here: desk.hide(here, "hall"), {"x": "lead: hall\nstatus: withdrawn\nreason: x"}, "it is withdrawn"),
        (lambda here: desk.remove(here, "hall"), {}, "say why with --reason"),
        (lambda here: desk.remove(here, AGROUND), {}, "these are 2 files"),
        (lambda here: desk.remove(here, "hall"), {"x": "lead: hall\nstatus: hidden"}, "delete both"),
    ],
)
def test_what_cannot_be_is_refused_before_it_is_written(ask: Ask, files: dict[str, str], said: str) -> None:
    with pytest.raises(DecisionError, match=said):
        ask(a_desk(**files))


def test_a_hidden_story_stays_hidden_when_one_of_its_files_is_deleted() -> None:
    here = after(a_desk(), desk.hide(a_desk(), "two"))
    assert stories(here) == {("hall",)}
    for gone in (ONE, TWO):
        left = tuple(each for each in here.edition.articles if each is not gone)
        assert stories(lying(left, here.decisions)) == {("hall",)}
    shown = after(here, desk.hide(here, "one", off=True))
    assert stories(shown) == stories(a_desk())


def test_a_removed_file_keeps_what_is_hidden_hidden() -> None:
    here = a_desk(x="lead: two  # as Ida said\nstatus: hidden\n")
    assert stories(here) == {("hall",)}
    change = desk.remove(here, "sources/two.txt")
    assert change.write == {"stories/x.yml": "status: hidden\njoin: [https://post.example/ferry]\n"}
    assert stories(after(here, change)) == {("hall",)}


def test_withdrawing_leaves_a_tombstone_that_outlives_the_files() -> None:
    here = after(a_desk(), desk.withdraw(a_desk(), AGROUND, reason="A hoax: nobody sailed."))
    for now in (here, lying((HELD,), here.decisions)):
        assert stories(now) == {("hall",)}
        found = places(now)
        assert f"{AGROUND}.md" in found
        for at in ("s/one", "s/two", "stories/ferry-on-rocks-off-tharrow-two"):
            assert found[at] == AGROUND
        (stone,) = [page for page in now.edition.pages if page.path == f"{AGROUND}.md"]
        assert "A hoax: nobody sailed." in stone.text
        assert "Ferry" not in stone.text


@pytest.mark.parametrize("gone", ["sources/one.txt", "sources/two.txt"])
def test_a_removed_report_leaves_its_addresses_to_the_story(gone: str) -> None:
    here = a_desk()
    change = desk.remove(here, gone)
    now = after(here, change)
    assert change.delete == (gone,)
    (story,) = [each for each in now.edition.stories if "hall" not in {source.id for source in each.sources}]
    for at in ("s/one", "s/two", AGROUND, "stories/ferry-on-rocks-off-tharrow-two"):
        assert at == story.address or places(now)[at] == story.address
    assert answered(here) <= answered(now)


def test_a_removed_story_leaves_a_tombstone_and_no_list_is_lost() -> None:
    here = a_desk()
    now = after(here, desk.remove(here, "hall", reason="Asked for by its author."))
    assert places(now)["s/hall"] == SAVED
    assert places(now)["days/2026-09-03"] == "days"
    (page,) = [page for page in now.edition.pages if page.path == f"{SAVED}.md"]
    assert "Asked for by its author." in page.text


def test_a_list_that_comes_back_takes_its_address_back() -> None:
    here = a_desk()
    gone = desk.remove(here, "hall", reason="Asked for by its author.")
    new = article(HALL.replace("voted", "failed"), id="new", title="Fish Hall lost", published=day(3))
    now = lying((ONE, TWO, new), after(here, gone).decisions)
    assert places(now)["days/2026-09-03.md"] is None
    assert now.edition.problems == ()


def test_a_snapshot_is_removed_and_its_source_stays() -> None:
    here = a_desk(ONE, TWO, OLD, HELD, x="lead: sources/two.txt\npin: true\n")
    assert places(here)["stories/ferry-hits-rocks-two"] == AGROUND
    now = after(here, desk.remove(here, "sources/two-old.txt"))
    assert places(now)["stories/ferry-hits-rocks-two"] == AGROUND
    change = desk.remove(here, "sources/two.txt")
    assert change.write["stories/x.yml"].startswith("lead: sources/two-old.txt\npin: true\n")
    now = after(here, change)
    assert places(now)["stories/ferry-on-rocks-off-tharrow-two"] == AGROUND
    assert places(now)["s/two"] == AGROUND


def test_what_may_be_shown_of_a_removed_file_holds_for_its_other_file() -> None:
    here = a_desk(ONE, TWO, OLD, HELD, x="rights: {sources/two.txt: link, one: excerpt}\n")
    change = desk.remove(here, "sources/two.txt")
    assert "sources/two-old.txt: link" in change.write["stories/x.yml"]
    assert after(here, change).edition.problems[:1] != ()  # neither has an address to send readers to
    change = desk.remove(a_desk(x="rights: {two: link, one: excerpt}\n"), "two")
    assert change.write["stories/x.yml"].startswith("rights: {one: excerpt}\n")


def test_what_is_withheld_can_be_named_by_its_editor_and_gives_no_headline_to_an_address() -> None:
    here = a_desk(x="rights: {two: withheld}\n")
    here = replace(here, edition=here.edition.in_full)
    assert desk.pin(here, "sources/two.txt").write
    withdrawn = desk.withdraw(here, AGROUND, reason="A hoax.")
    assert not any("rocks" in text for text in withdrawn.write.values())
    alone = after(here, desk.split(here, "two"))
    assert [story.is_withheld for story in alone.edition.hidden] == [True]


def test_a_removed_report_is_named_nowhere_any_more() -> None:
    here = a_desk(x="join: [one, two]\nsplit: [hall]\n", y="lead: hall\nsplit: [two]\ntags: [x]\n")
    now = after(here, desk.remove(here, "two"))
    assert now.edition.problems == ()
    assert {each.where: each.text for each in now.decisions}["stories/y.yml"] == "lead: hall\ntags: [x]\n"


@pytest.mark.parametrize(
    ("status", "way_out"),
    [("hidden", "digest hide sources/hall.txt --off"), ("withdrawn\nreason: No", "by hand first")],
)
@pytest.mark.parametrize("names", [("one", "hall"), ("hall", "one")])
@pytest.mark.parametrize("ask", [desk.join, desk.merge])
def test_a_story_off_the_site_takes_no_other_with_it(
    ask: Callable[..., Change], names: tuple[str, str], status: str, way_out: str
) -> None:
    here = a_desk(gone=f"lead: hall\nstatus: {status}\n")
    with pytest.raises(DecisionError, match=r"“Fish Hall saved”.*stories/gone\.yml keeps this story off") as refused:
        ask(here, *names)
    assert way_out in str(refused.value)


def test_no_command_takes_a_story_off_the_site_in_passing() -> None:
    here = a_desk(away="lead: hall\nsplit: [one]\n", gone="lead: two\nsplit: [one]\nstatus: hidden\n")
    now = a_desk(away="lead: hall\njoin: [two]\n", gone="lead: two\nstatus: hidden\n")
    assert stories(here) == {("one",), ("hall",)}
    assert stories(now) == set()
    with pytest.raises(DecisionError, match=r"would take it off the site, into the story that stories/gone\.yml"):
        agree(here, {each.where: each.text for each in now.decisions}, regroups=True)


MORE = article(
    HALL.replace("voted", "chose"), id="more", title="Council keeps hall", path="sources/m.txt", published=day(4)
)


@pytest.mark.parametrize("gone", ["one", "two", "hall", "more"])
@pytest.mark.parametrize("halves", [("one", "hall"), ("hall", "one"), ("more", "two")])
@pytest.mark.parametrize(
    "said", [{}, {"hall": "lead: hall\ntags: [x]\n"}, {"hall": "lead: hall\n", "f": "lead: one\n"}]
)
def test_a_report_of_either_half_leaves_what_was_merged(
    gone: str, halves: tuple[str, str], said: dict[str, str]
) -> None:
    apart = a_desk(ONE, TWO, HELD, MORE, **said)
    assert stories(apart) == {("one", "two"), ("hall", "more")}
    merged = after(apart, desk.merge(apart, *halves))
    assert stories(merged) == {("hall", "more", "one", "two")}
    now = after(merged, desk.split(merged, gone))
    assert stories(now) == {(gone,), tuple(sorted({"hall", "more", "one", "two"} - {gone}))}
    assert now.edition.problems == ()


def test_one_of_two_that_were_merged_leaves_again() -> None:
    here = a_desk(ONE, HELD)
    merged = after(here, desk.merge(here, "one", "hall"))
    for gone in ("one", "hall"):
        assert stories(after(merged, desk.split(merged, gone))) == {("one",), ("hall",)}


def test_the_files_of_a_withdrawn_story_are_removed_and_nothing_is_missed() -> None:
    here = after(a_desk(), desk.withdraw(a_desk(), AGROUND, reason="A hoax: nobody sailed."))
    now = after(here, desk.remove(here, "sources/one.txt"))
    now = after(now, desk.remove(now, "sources/two.txt"))
    assert now.edition.problems == ()
    assert answered(here) <= answered(now)
    assert places(now)["s/one"] == AGROUND
