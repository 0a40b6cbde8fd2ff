"""How grouping is measured: on rows that were worked out by hand."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.evaluation import groups, labelled
from digest.evaluation.articles import Stress, of_report
from digest.evaluation.labelled import MarkedPair, MarkedReport, NoDataError, Row
from digest.evaluation.scores import agreement, b_cubed, in_one_line, of_pairs
from tests.test_evaluation import run

FIRE = """\
A fire broke out in the old rope works of Sellick on Monday night. Thirty firefighters of Sellick and Orrin came.

The brigade's captain, Ole Brask, said that nobody was hurt. The roof fell in at 23.40, and the street is closed."""
FIRE_TOO = """\
Nobody was hurt when the rope works in Sellick burned on Monday. The captain of the brigade, Ole Brask, praised his 30
firefighters.

The works stood empty since 2011. Mayor Ida Lund wants to know by Friday who had the key to the gate."""
OTTERS = """\
Otters are back on the river Tamm for the first time in forty years. A family of five was seen below the mill on Sunday.

"I thought they were cats," said the miller, Per Dahl, who filmed them and sent the pictures to the museum in Hallin."""


def report(name: str, story: str | None, text: str = OTTERS, **said: str) -> MarkedReport:
    empty = {"title": "", "published": "2026-09-07", "outlet": "The Lantern"}
    return MarkedReport(id=name, story=story, text=text, **(empty | said))


REPORTS = (
    report("a", "fire", FIRE, title="Rope works of Sellick burn down"),
    report("b", "fire", FIRE_TOO, title="Nobody hurt as Sellick's rope works burn", outlet="Hallin Gazette"),
    report("c", "otters", title="Otters are back on the Tamm"),
)
PAIRS = (
    MarkedPair(id="1", a=FIRE, b=FIRE.split("\n\n")[0], kind="cut"),
    MarkedPair(id="2", a=FIRE, b=FIRE_TOO, kind="same-story"),
    MarkedPair(id="3", a=FIRE, b=OTTERS, kind="same-topic"),
)


def put(labels: str) -> list[Row]:
    """`aab` puts the first two reports into one story and the third into another."""
    return [{"id": str(number), "story": label} for number, label in enumerate(labels)]


def scored(right: Sequence[str | None], found: Sequence[Row]) -> dict[str, float]:
    return groups.score_stories([report(str(number), story) for number, story in enumerate(right)], found)


# -- stories


def test_b_cubed_looks_at_each_thing_and_its_company() -> None:
    # x: put with three, two of which belong; y: one with the x's, one alone.
    found = b_cubed("aaab", "xxyy")
    assert found.precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)
    assert found.recall == pytest.approx((1 + 1 + 1 / 2 + 1 / 2) / 4)


def test_pairs_are_those_that_are_put_together() -> None:
    found = of_pairs("aaab", "xxyy")
    assert (found.precision, found.recall) == (1 / 3, 1 / 2)
    assert found.f1 == pytest.approx(0.4)
    assert of_pairs("abc", "xyz") == (0, 0, 0)


@given(st.text("abc", max_size=8).map(tuple))
def test_what_is_sorted_alike_under_other_names_is_perfect(right: tuple[str, ...]) -> None:
    found = [f"story {label}" for label in right]
    assert b_cubed(found, right).f1 == (1 if right else 0)
    assert of_pairs(found, right).f1 == (1 if len(set(right)) < len(right) else 0)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xyz")), min_size=1, max_size=8))
def test_precision_one_way_is_recall_the_other_way(both: list[tuple[str, str]]) -> None:
    found, right = zip(*both, strict=True)
    for measure in (b_cubed, of_pairs):
        there, back = measure(found, right), measure(right, found)
        assert (there.precision, there.recall) == pytest.approx((back.recall, back.precision))
        assert 0 <= there.f1 <= 1


def test_a_set_is_scored_by_all_of_these() -> None:
    figures = scored("xxyy", put("aaab"))
    expected = {"articles": 4, "stories": 2, "found": 2, "pair_p": 1 / 3, "pair_r": 1 / 2, "pair_f1": 0.4}
    assert figures == pytest.approx({**expected, "bcubed_p": 2 / 3, "bcubed_r": 3 / 4, "bcubed_f1": 12 / 17})


def test_a_report_that_was_put_nowhere_stands_alone() -> None:
    assert scored("xx", put("a")) == scored("xx", put("ab"))


def test_a_report_without_a_story_is_company_and_does_not_count() -> None:
    assert scored(["x", None, "x"], put("aaa")) == scored(["x", "x"], put("aa"))
    assert scored([None], [])["bcubed_f1"] == 0


def test_reports_are_grouped_as_articles_without_their_labels() -> None:
    made = groups.predict_stories(REPORTS, Stress())
    assert groups.score_stories(REPORTS, made)["bcubed_f1"] == 1
    unlabelled = [report(each.id, None, each.text, title=each.title, outlet=each.outlet) for each in REPORTS]
    again = groups.predict_stories(unlabelled, Stress())
    assert [(row["id"], row["story"]) for row in again] == [(row["id"], row["story"]) for row in made]


def test_the_time_of_grouping_is_given_for_a_thousand_articles() -> None:
    rows: list[Row] = [{"id": "0", "story": "a", "seconds": 0.002}, {"id": "1", "story": "b", "seconds": 0.004}]
    assert scored("xy", rows)["cpu_s_per_1000"] == pytest.approx(3)
    assert "cpu_s_per_1000" not in scored("xy", put("ab"))


def test_what_makes_reports_harder_to_tell_apart_changes_dates_and_texts_only() -> None:
    made = of_report(REPORTS[0], Stress())
    assert made
    assert made.published
    assert (made.published.day, made.title, made.lang) == ("2026-09-07", "Rope works of Sellick burn down", "en")
    assert [block.text[:10] for block in made.blocks] == ["A fire bro", "The brigad"]
    undated, same = (of_report(REPORTS[0], stress) for stress in (Stress(undated=True), Stress(one_day=True)))
    other = of_report(report("d", None, published=""), Stress(one_day=True))
    assert undated
    assert undated.published is None
    assert undated.text == made.text
    assert same
    assert other
    assert same.published == other.published
    short = of_report(REPORTS[0], Stress(words=24))
    assert short
    assert (short.words, len(short.blocks)) == (24, 2)
    assert made.text.startswith(short.text)


def test_a_report_may_have_no_day_no_headline_and_no_outlet() -> None:
    made = of_report(report("a", None, published="", outlet=""), Stress())
    assert made
    assert (made.published, made.title, made.outlet) == (None, None, None)


def test_a_report_without_text_is_its_headline_and_without_both_is_put_nowhere() -> None:
    only = of_report(report("a", None, " ", title="Otters are back"), Stress())
    assert only
    assert only.text == "Otters are back"
    empty = (report("a", "x", "\n\n"), report("b", "y"))
    assert [row["id"] for row in groups.predict_stories(empty, Stress())] == ["b"]
    assert groups.predict_stories([], Stress()) == []


# -- copies


def test_yes_is_right_and_right_is_found() -> None:
    found = agreement([True, True, False, False], [True, False, True, False])
    assert found == (0.5, 0.5, 0.5)
    assert agreement([False], [False]) == (0, 0, 0)


def test_pairs_are_scored_together_and_by_kind() -> None:
    pairs = [
        MarkedPair(id=str(number), a="", b="", kind=kind)
        for number, kind in enumerate(("cut", "cut", "reworded-light", "same-story", "non"))
    ]
    rows: list[Row] = [{"id": str(number), "copy": said} for number, said in enumerate([True, False, True, True])]
    assert groups.score_copies(pairs, rows) == pytest.approx(
        {
            "pairs": 5,
            "p": 2 / 3,
            "r": 2 / 3,
            "f1": 2 / 3,
            "accuracy": 3 / 5,
            "said copy: cut": 1 / 2,
            "said copy: non": 0,
            "said copy: reworded-light": 1,
            "said copy: same-story": 1,
        }
    )


def test_the_time_of_a_pair_is_that_of_two_articles() -> None:
    rows: list[Row] = [{"id": "1", "copy": True, "seconds": 0.004}]
    assert groups.score_copies(PAIRS[:1], rows)["cpu_s_per_1000"] == pytest.approx(2)


def test_a_cut_text_is_a_copy_and_another_report_is_none() -> None:
    made = groups.predict_copies(PAIRS, Stress())
    assert [(row["id"], row["copy"]) for row in made] == [("1", True), ("2", False), ("3", False)]
    assert groups.predict_copies([], Stress()) == []


# -- the data and the command


@pytest.fixture(params=["", ".gz"])
def folder(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """Both sets, packed and not, under the same names."""
    suffix = str(request.param)
    stories: list[Row] = [
        {"id": r.id, "story": r.story, "title": r.title, "text": r.text, "published": r.published, "outlet": r.outlet}
        for r in REPORTS
    ]
    labelled.write_rows(tmp_path / f"stories.jsonl{suffix}", stories)
    pairs: list[Row] = [{"id": pair.id, "a": pair.a, "b": pair.b, "kind": pair.kind} for pair in PAIRS]
    labelled.write_rows(tmp_path / f"copies.jsonl{suffix}", pairs)
    return tmp_path


def data(folder: Path, task: str) -> Path:
    return next(folder.glob(f"{task}.jsonl*"))


def test_sets_are_read_packed_and_unpacked(folder: Path) -> None:
    assert labelled.marked_reports(data(folder, "stories")) == REPORTS
    assert labelled.marked_pairs(data(folder, "copies")) == PAIRS


def test_a_report_may_lack_all_but_its_text(tmp_path: Path) -> None:
    labelled.write_rows(tmp_path / "rows.jsonl", [{"id": 7, "story": None, "text": OTTERS, "published": None}])
    (found,) = labelled.marked_reports(tmp_path / "rows.jsonl")
    assert found == report("7", None, published="", outlet="")


@pytest.mark.parametrize("row", ['{"id": "a", "text": "b"}', '{"id": "a", "a": "b", "kind": "cut"}'])
def test_a_row_that_is_no_report_and_no_pair_is_named(tmp_path: Path, row: str) -> None:
    (tmp_path / "rows.jsonl").write_text(f"{row}\n", "utf-8")
    with pytest.raises(NoDataError, match="has a row without 'id' or 'story' or 'text'"):
        labelled.marked_reports(tmp_path / "rows.jsonl")
    with pytest.raises(NoDataError, match="has a row without 'id' or 'a' or 'b' or 'kind'"):
        labelled.marked_pairs(tmp_path / "rows.jsonl")


@pytest.mark.parametrize("task", ["stories", "copies"])
def test_the_command_says_clearly_that_there_is_no_set(task: str) -> None:
    done = run("digest.evaluation", task, "/nonexistent")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("No labelled data to measure with: /nonexistent: cannot be read")
    assert done.stderr.count("\n") == 1


def test_the_command_measures_stories_and_copies(folder: Path) -> None:
    made = folder / "made.jsonl"
    done = run("digest.evaluation", "stories", str(data(folder, "stories")), "--predictions", str(made))
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["bcubed_f1"] == 1
    assert {row["id"] for row in labelled.rows(made)} == {"a", "b", "c"}
    done = run("digest.evaluation", "copies", str(data(folder, "copies")), "--words", "60", "--predictions", str(made))
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["f1"] == 1
    assert [row["copy"] for row in labelled.rows(made)] == [True, False, False]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("pages", "x", "--undated"), "--undated and --one-day are for stories, not for pages"),
        (("copies", "x", "--one-day"), "--undated and --one-day are for stories, not for copies"),
        (("stories", "x", "--one-day", "--undated"), "reports without dates are of no day"),
        (("merge", "x", "--undated"), "--undated and --one-day are for stories, not for merge"),
        (("pasted", "x", "--words", "9"), "--words is for stories and copies, not for pasted"),
        (("sentences", "x", "--words", "9"), "--words is for stories and copies, not for sentences"),
    ],
)
def test_options_that_do_not_go_together_are_refused(words: tuple[str, ...], said: str) -> None:
    done = run("digest.evaluation", *words)
    assert done.returncode == 2
    assert said in done.stderr


def test_figures_are_printed_to_four_places() -> None:
    assert in_one_line({"articles": 3, "f1": 2 / 3}) == '{"articles": 3, "f1": 0.6667}'
