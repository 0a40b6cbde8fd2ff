"""How merging and comparing are measured: on rows that were worked out by hand."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from digest.evaluation import differences, labelled, sentences, tellings
from digest.evaluation.articles import of_report
from digest.evaluation.labelled import (
    MarkedDifference,
    MarkedPair,
    MarkedReport,
    MarkedSentences,
    MarkedStory,
    NoDataError,
    Row,
)
from digest.evaluation.scores import average_precision
from digest.evaluation.tellings import as_one, counted_sentences, repetitions
from tests.test_evaluation import run
from tests.test_evaluation_groups import FIRE, FIRE_TOO, OTTERS, report

NOON = "The ferry left Sellick at noon on Monday."
STORM = "A storm had closed the harbour for three days."
BREAD = "The baker of Orrin sold out by seven."
GULLS = "Gulls slept on the roofs all afternoon."
AGAIN = "The ferry left Sellick at noon on Monday again."


def told(*paragraphs: Row, folded: Sequence[Row] = ()) -> Row:
    return {"story": "s", "paragraphs": list(paragraphs), "folded": list(folded)}


def paragraph(text: str, *sources: str, twins: Sequence[Row] = ()) -> Row:
    return {"text": text, "sources": list(sources), "twins": list(twins)}


def aside(text: str, source: str) -> Row:
    return {"text": text, "source": source}


def story(*texts: str, kind: str | None = None) -> MarkedStory:
    """Reports called a, b, … of one story."""
    reports = (report(name, "s", text) for name, text in zip("abcd", texts, strict=False))
    return MarkedStory(id="s", reports=tuple(reports), kind=kind)


def scored(gold: MarkedStory, row: Row) -> dict[str, float]:
    return tellings.score_merges([gold], [row])


# -- a story and its reports


def test_a_story_that_says_all_once_in_order_is_perfect() -> None:
    gold = story(f"{NOON} {STORM}", f"{NOON} {BREAD}")
    row = told(paragraph(f"{NOON} {STORM}", "a"), paragraph(BREAD, "b", twins=[aside(NOON, "b")]))
    assert scored(gold, row) == pytest.approx(
        {
            "stories": 1,
            "invented": 0,
            "lost": 0,
            "wrong_source": 0,
            "repeated": 0,
            "order": 1,
            "flow_over_longest": (8 + 9 + 8) / (8 + 9),
        }
    )


def test_a_sentence_of_no_report_is_invented() -> None:
    figures = scored(story(NOON, STORM), told(paragraph(NOON, "a"), paragraph(f"{STORM} {GULLS}", "b")))
    assert figures["invented"] == pytest.approx(1 / 3)
    assert (figures["wrong_source"], figures["lost"]) == (0, 0)


def test_a_sentence_that_is_nowhere_on_the_page_is_lost() -> None:
    gold = story(f"{NOON} {STORM}", f"{NOON} {BREAD} {GULLS}")
    shown = told(paragraph(NOON, "a", "b"))
    assert scored(gold, shown)["lost"] == pytest.approx(3 / 5)
    in_twin = told(paragraph(NOON, "a", "b", twins=[aside(STORM, "a")]))
    assert scored(gold, in_twin)["lost"] == pytest.approx(2 / 5)
    in_fold = told(paragraph(NOON, "a", "b", twins=[aside(STORM, "a")]), folded=[aside(f"{BREAD} {GULLS}", "b")])
    assert scored(gold, in_fold)["lost"] == 0


def test_a_sentence_is_wrongly_named_where_none_of_its_sources_says_it() -> None:
    gold = story(f"{NOON} {STORM}", f"{NOON} {BREAD}")
    right = told(paragraph(NOON, "b"), paragraph(STORM, "a"), paragraph(BREAD, "a", "b"))
    assert scored(gold, right)["wrong_source"] == 0
    wrong = told(paragraph(NOON, "b"), paragraph(STORM, "b"), paragraph(BREAD))
    assert scored(gold, wrong)["wrong_source"] == pytest.approx(2 / 3)


def test_a_sentence_that_says_almost_the_same_again_is_repeated() -> None:
    row = told(paragraph(f"{NOON} {STORM}", "a"), paragraph(AGAIN, "b"))
    assert scored(story(f"{NOON} {STORM}", AGAIN), row)["repeated"] == pytest.approx(1 / 3)
    assert list(repetitions(["abcdefgh", "abcdefgh", "abcd"])) == [False, True, False]
    assert list(repetitions(["abcdefgh", "bcdefghi", "cdefghij"])) == [False, True, True]  # 4 of 5 runs with the next


def test_order_is_asked_of_each_report_that_has_two_sentences_on_the_page() -> None:
    # Of a: noon before storm is right. Of b: bread, gulls and noon, of three pairs one is right.
    gold = story(f"{NOON} {STORM}", f"{BREAD} {GULLS} {NOON}", "Nobody in Hallin heard of it.")
    row = told(*(paragraph(text, "a", "b") for text in (NOON, STORM, BREAD, GULLS)))
    assert scored(gold, row)["order"] == pytest.approx((1 + 1 / 3) / 2)


def test_short_pieces_do_not_count_and_marks_and_case_do_not_matter() -> None:
    assert counted_sentences("Come in!\nThe BOAT left, “at noon.” (He was late.) Nobody saw it leave again?") == (
        "the boat left at noon",
        "nobody saw it leave again",
    )


def test_stories_are_measured_together_and_by_kind() -> None:
    gold = [
        MarkedStory(id=name, reports=story(NOON, STORM).reports, kind=kind)
        for name, kind in (("s", "cut"), ("t", "cut"), ("u", "same-topic"))
    ]
    rows = [
        told(paragraph(NOON, "a")),
        {**told(paragraph(f"{NOON} {STORM}", "a", "b")), "story": "t"},
        {**told(paragraph(f"{NOON} {NOON}", "a")), "story": "u"},
    ]
    figures = tellings.score_merges(gold, rows)
    assert figures == tellings.score_merges(gold[::-1], rows[::-1])
    assert figures["flow: cut"] == pytest.approx((8 / 9 + 17 / 9) / 2)
    assert figures["flow: same-topic"] == pytest.approx(16 / 9)
    assert figures["flow_over_longest"] == pytest.approx((8 + 17 + 16) / 9 / 3)
    assert figures["repeated"] == pytest.approx(1 / 5)


def test_a_story_that_nothing_is_told_of_has_lost_everything() -> None:
    figures = tellings.score_merges([story(NOON, STORM)], [])
    assert (figures["lost"], figures["invented"], figures["flow_over_longest"]) == (1, 0, 0)


def test_the_time_is_that_of_an_article() -> None:
    gold = [story(NOON, STORM), MarkedStory(id="t", reports=story(NOON, STORM, BREAD).reports)]
    rows: list[Row] = [{**told(), "seconds": 0.004}, {**told(), "story": "t", "seconds": 0.016}]
    assert tellings.score_merges(gold, rows)["cpu_ms_per_article"] == pytest.approx(4)
    assert "cpu_ms_per_article" not in tellings.score_merges(gold, [told()])


# -- telling


def test_a_story_is_told_of_all_that_its_labels_put_together() -> None:
    made = tellings.predict_merges([story(FIRE, FIRE_TOO, OTTERS)])
    figures = tellings.score_merges([story(FIRE, FIRE_TOO, OTTERS)], made)
    assert [row["story"] for row in made] == ["s"]
    assert (figures["invented"], figures["lost"], figures["wrong_source"]) == (0, 0, 0)
    assert figures["cpu_ms_per_article"] > 0


def test_copies_are_found_and_not_told_by_labels() -> None:
    gold = story(FIRE, FIRE.split("\n\n")[0], OTTERS)
    articles = [article for each in gold.reports if (article := of_report(each))]
    found = as_one(articles)
    assert {member.id for member in found.members} == {"a", "b", "c"}
    assert (found.copies, found.wish) == ({"b": "a"}, None)


def test_the_order_of_reports_does_not_matter() -> None:
    there, back = story(FIRE, FIRE_TOO, OTTERS), story(FIRE, FIRE_TOO, OTTERS)
    back = MarkedStory(id=back.id, reports=back.reports[::-1])
    assert timeless(tellings.predict_merges([there])) == timeless(tellings.predict_merges([back]))


def timeless(rows: Sequence[Row]) -> list[dict[str, object]]:
    return [{key: value for key, value in row.items() if key != "seconds"} for row in rows]


def test_a_story_without_any_text_is_not_told() -> None:
    empty = MarkedStory(id="t", reports=tuple(report(name, "t", "") for name in "ab"))
    assert [row["story"] for row in tellings.predict_merges([empty, story(FIRE, "")])] == ["s"]
    assert tellings.predict_merges([]) == []


# -- sentences


def pair(name: str, same: bool, a: str = NOON, b: str = AGAIN, *, topic: str = "") -> MarkedSentences:
    return MarkedSentences(id=name, a=a, b=b, same=same, topic=topic)


def test_average_precision_is_that_of_a_ranking() -> None:
    # Ranked: right, wrong, right, wrong, right.
    right = [True, False, True, False, True]
    assert average_precision([5, 4, 3, 2, 1], right) == pytest.approx((1 + 2 / 3 + 3 / 5) / 3)
    assert average_precision([1, 1], [False, False]) == 0


def test_sentences_are_scored_by_their_ranking_and_by_their_answers() -> None:
    gold = [pair("1", True), pair("2", True), pair("3", False), pair("4", False)]
    rows: list[Row] = [
        {"id": "3", "score": 0.9, "same": True},
        {"id": "1", "score": 0.5, "same": True},
        {"id": "4", "score": 0.1, "same": False},
    ]
    expected = {"pairs": 4, "average_precision": (1 / 2 + 2 / 4) / 2, "p": 1 / 2, "r": 1 / 2, "f1": 1 / 2}
    assert sentences.score_sentences(gold, rows) == pytest.approx({**expected, "accuracy": 1 / 2})
    assert sentences.score_sentences(gold[::-1], rows[::-1]) == sentences.score_sentences(gold, rows)


def test_the_likeness_of_sentences_has_a_side_that_means_yes() -> None:
    gold = [pair("1", True), pair("2", False, NOON, GULLS), pair("3", True, STORM, STORM)]
    made = sentences.predict_sentences(gold)
    assert [row["same"] for row in made] == [True, False, True]
    assert made[2] == max(made, key=lambda row: float(str(row["score"])))
    assert sentences.score_sentences(gold, made)["accuracy"] == 1


def test_of_the_sentences_of_two_texts_those_are_told_that_are_each_others_nearest() -> None:
    ours, theirs = (NOON, STORM), (AGAIN, "For three days a storm had closed the harbour.", GULLS)
    gold = [pair(f"{i}{j}", i == j, a, b, topic="boats") for i, a in enumerate(ours) for j, b in enumerate(theirs)]
    assert [row["same"] for row in sentences.predict_sentences(gold)] == [each.same for each in gold]


@pytest.mark.parametrize("topic", ["", "boats"])
def test_the_order_of_pairs_does_not_matter(topic: str) -> None:
    pairs = [(True, NOON, AGAIN), (False, NOON, GULLS), (True, STORM, STORM)]
    gold = [pair(str(number), same, a, b, topic=topic) for number, (same, a, b) in enumerate(pairs)]
    assert sentences.predict_sentences(gold[::-1]) == sentences.predict_sentences(gold)[::-1]


# -- differences

CROWD = "Some 40 firefighters of Sellick came to the rope works on Monday night."
BIGGER = "Some 90 firefighters of Sellick came to the rope works on Monday night."


def doubtful(name: str, kind: str, *what: str, a: str = CROWD, b: str = BIGGER) -> MarkedDifference:
    return MarkedDifference(id=name, a=a, b=b, kind=kind, what=what)


def test_differences_are_scored_together_and_by_kind() -> None:
    gold = [
        doubtful("1", "number", "40", "90"),
        doubtful("2", "number", "40", "90"),
        doubtful("3", "day", "Monday", "Sunday"),
        doubtful("4", "same"),
        doubtful("5", "unrelated"),
    ]
    rows: list[Row] = [
        {"id": "1", "differs": True, "what": [["Some 40 firefighters", "some 90"]]},
        {"id": "2", "differs": True, "what": [["came", "went"], ["", "90"]]},
        {"id": "3", "differs": False, "what": []},
        {"id": "4", "differs": True, "what": [["40", "90"]]},
    ]
    figures = differences.score_differences(gold, rows)
    assert figures == pytest.approx(
        {
            "pairs": 5,
            "p": 2 / 3,
            "r": 2 / 3,
            "f1": 2 / 3,
            "accuracy": 3 / 5,
            "names_the_fact": 1 / 2,
            "said differs: day": 0,
            "said differs: number": 1,
            "said differs: same": 1,
            "said differs: unrelated": 0,
        }
    )
    assert differences.score_differences(gold[::-1], rows[::-1]) == figures


def test_a_pair_is_told_as_a_story_and_its_difference_read_off() -> None:
    gold = [doubtful("1", "number", "40", "90"), doubtful("2", "same", b=CROWD), doubtful("3", "unrelated", b=GULLS)]
    made = differences.predict_differences(gold)
    assert [row["differs"] for row in made] == [True, False, False]
    assert made[0]["what"] == [["Some 40 firefighters", "Some 90 firefighters"]]
    assert differences.score_differences(gold, made)["names_the_fact"] == 1


def test_nothing_differs_from_nothing() -> None:
    assert differences.predict_differences([doubtful("1", "same", a="", b="")]) == [
        {"id": "1", "differs": False, "what": []}
    ]


# -- the data and the command


REPORTS: list[Row] = [
    {"id": "b", "story": "s", "text": FIRE_TOO},
    {"id": "x", "story": None, "text": OTTERS},
    {"id": "a", "story": "s", "text": FIRE, "published": "2026-09-07"},
    {"id": "c", "story": "lone", "text": OTTERS},
]
DATA: dict[str, list[Row]] = {
    "merge": REPORTS,
    "sentences": [{"id": 1, "a": NOON, "b": AGAIN, "same": True, "topic": "boats"}],
    "differences": [{"id": 1, "a": CROWD, "b": BIGGER, "kind": "number", "what": ["40", "90"]}],
}


@pytest.fixture(params=["", ".gz"])
def folder(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """All three sets, packed and not."""
    for task, rows in DATA.items():
        labelled.write_rows(tmp_path / f"{task}.jsonl{request.param}", rows)
    return tmp_path


def data(folder: Path, task: str) -> Path:
    return next(folder.glob(f"{task}.jsonl*"))


def test_stories_are_made_of_labels_and_have_two_members_or_more(folder: Path, tmp_path: Path) -> None:
    (only,) = labelled.marked_stories(data(folder, "merge"))
    assert (only.id, only.kind, [each.id for each in only.reports]) == ("s", None, ["a", "b"])
    labelled.write_rows(tmp_path / "back.jsonl", REPORTS[::-1])
    assert labelled.marked_stories(tmp_path / "back.jsonl") == (only,)


def test_a_pair_is_a_story_of_two(tmp_path: Path) -> None:
    rows = [{"id": "7", "a": FIRE, "b": OTTERS, "kind": "non"}, {"id": "5", "a": "", "b": FIRE, "kind": "cut"}]
    labelled.write_rows(tmp_path / "pairs.jsonl", rows)
    five, seven = labelled.marked_stories(tmp_path / "pairs.jsonl")
    assert (seven.id, seven.kind) == ("7", "non")
    assert seven.reports == (
        MarkedReport(id="7-a", story="7", title="", text=FIRE, published="", outlet=""),
        MarkedReport(id="7-b", story="7", title="", text=OTTERS, published="", outlet=""),
    )
    assert five.reports[0].text == ""
    assert labelled.marked_pairs(tmp_path / "pairs.jsonl")[0] == MarkedPair(id="7", a=FIRE, b=OTTERS, kind="non")


def test_sentences_and_differences_are_read_packed_and_unpacked(folder: Path) -> None:
    assert labelled.marked_sentences(data(folder, "sentences")) == (pair("1", True, topic="boats"),)
    assert labelled.marked_differences(data(folder, "differences")) == (doubtful("1", "number", "40", "90"),)


@pytest.mark.parametrize(
    ("task", "row", "said"),
    [
        ("merge", '{"id": "1", "a": "x"}', "has a row without 'id' or 'a' or 'b' or 'kind'"),
        ("merge", '{"id": "1", "text": "x"}', "has a row without 'id' or 'story' or 'text'"),
        ("sentences", '{"id": "1", "a": "x", "b": "y"}', "has a row without 'id' or 'a' or 'b' or 'same'"),
        ("sentences", '{"id": "1", "a": "x", "b": "y", "same": "yes"}', "'same' of 1 is 'yes' .write true or false"),
        ("sentences", '{"id": "1", "a": "x", "b": ["y"], "same": true}', "'b' of 1 is .'y'. .write a sentence"),
        ("sentences", '{"id": "1", "a": null, "b": "y", "same": true}', "'a' of 1 is None .write a sentence"),
        ("differences", '{"id": "1", "a": "x", "b": "y", "kind": "day"}', "has a row without 'id' or 'a'"),
        ("differences", '{"id": "1", "a": "x", "b": "y", "kind": "day", "what": ["x"]}', "'what' of 1 does not say"),
        ("differences", '{"id": "1", "a": "x", "b": "y", "kind": "day", "what": "x"}', "'what' of 1 does not say"),
    ],
)
def test_a_row_that_is_none_of_the_task_is_named(tmp_path: Path, task: str, row: str, said: str) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(f"{row}\n", "utf-8")
    read = {
        "merge": labelled.marked_stories,
        "sentences": labelled.marked_sentences,
        "differences": labelled.marked_differences,
    }[task]
    with pytest.raises(NoDataError, match=rf"rows\.jsonl: {said}"):
        read(path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ": there are no rows in it"),
        ("\n \n", ": there are no rows in it"),
        ('{"id": "1"}\n\nid,a,b\n', ":3: not JSON Lines: Expecting value"),
        ('[\n{"id": "1"}]', ":1: not JSON Lines: Expecting value"),
        ("[1]", ":1: not JSON Lines: no object"),
    ],
)
def test_the_command_says_what_is_wrong_with_a_file_and_in_which_line(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(text, "utf-8")
    done = run("digest.evaluation", "sentences", str(path))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"No labelled data to measure with: {path}{said}")


@pytest.mark.parametrize("task", DATA)
def test_the_command_says_clearly_that_there_is_no_set(task: str) -> None:
    done = run("digest.evaluation", task, "/nonexistent")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("No labelled data to measure with: /nonexistent: cannot be read")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("task", "figure", "reached"), [("merge", "lost", 0), ("sentences", "accuracy", 1), ("differences", "f1", 1)]
)
def test_the_command_measures_each_task(folder: Path, task: str, figure: str, reached: float) -> None:
    made = folder / "made.jsonl"
    done = run("digest.evaluation", task, str(data(folder, task)), "--predictions", str(made))
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)[figure] == reached
    assert len(labelled.rows(made)) == 1
