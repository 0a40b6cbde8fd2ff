"""How quality is measured and how the juries learn: on examples that were worked out by hand."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.evaluation import labelled, pages
from digest.evaluation.labelled import MarkedPage, NoDataError
from digest.evaluation.learning import Example, is_own, learn
from digest.evaluation.scores import average, folded, harmonic, of_words, overlap, shingles
from digest.jury import Answers, Beliefs, Jury
from tests.builders import PROSE, pasted_page, web_page
from tests.conftest import ROOT


def marked(text: str = "One boat left.", **said: object) -> MarkedPage:
    empty: dict[str, object] = {"title": "", "author": "", "published": "", "present": (), "absent": ()}
    return MarkedPage(id="a", text=text, **(empty | said))  # type: ignore[arg-type]  # each test gives its own


def scored(page: MarkedPage, *, fields: bool = True, **made: object) -> dict[str, float]:
    return pages.score([page], [{"id": "a", **made}], fields=fields)


# -- what two texts have in common


def test_words_are_compared_as_bags_without_regard_to_case() -> None:
    same = of_words("The boat, the boat left", "the boat LEFT at noon")  # shared: the boat left
    assert same.precision == pytest.approx(3 / 5)
    assert same.recall == pytest.approx(3 / 5)
    assert same.f1 == pytest.approx(3 / 5)


def test_a_text_twice_as_long_as_it_should_be_has_half_the_precision() -> None:
    same = of_words("a b c d", "a b")
    assert (same.precision, same.recall) == (0.5, 1.0)
    assert same.f1 == pytest.approx(2 / 3)


def test_two_empty_texts_agree_and_an_empty_one_and_another_do_not() -> None:
    assert of_words("", "…") == (1, 1, 1)
    assert of_words("", "boat") == (0, 0, 0)
    assert of_words("boat", "") == (0, 0, 0)


@given(st.text("ab ", max_size=20), st.text("ab ", max_size=20))
def test_what_two_texts_have_in_common_does_not_depend_on_which_comes_first(one: str, other: str) -> None:
    there, back = of_words(one, other), of_words(other, one)
    assert (there.precision, there.recall) == (back.recall, back.precision)
    assert there.f1 == pytest.approx(back.f1)
    assert 0 <= there.f1 <= 1
    assert of_words(one, one).f1 == 1


def test_a_shingle_is_a_run_of_four_words() -> None:
    assert list(shingles("a b c d e")) == [("a", "b", "c", "d"), ("b", "c", "d", "e")]
    assert list(shingles("a b")) == [("a", "b")]
    assert not shingles("…")
    assert overlap(shingles("a b c d e"), shingles("b c d e f")).f1 == 0.5


def test_fields_are_compared_without_case_accents_and_marks() -> None:
    assert folded("“L’Été” – à Ærø!") == folded("l ete a ærø")
    assert folded("ﬁne") == "fine"


def test_means_of_nothing_are_nothing() -> None:
    assert harmonic(0, 0) == 0
    assert harmonic(1, 0.5) == pytest.approx(2 / 3)
    assert average([]) == 0
    assert average([True, False]) == 0.5


def test_a_page_is_scored_by_its_text_its_snippets_and_its_fields() -> None:
    page = marked(
        "The boat left at noon.",
        title="The Boat Left",
        author="Maud Ember and Per Dahl",
        published="2026-09-02",
        present=("boat left", "at dawn"),
        absent=("Share this",),
    )
    figures = scored(
        page,
        text="The boat left at noon. Share this",
        title="the boat left",
        authors=["Per Dahl", "Maud Ember"],
        published="2026-09-03",
    )
    expected = {"word_p": 5 / 7, "word_r": 1, "word_f1": 5 / 6, "present": 0.5, "absent": 0, "exact": 0}
    expected |= {"title": 1, "author": 1, "date": 0, "date_precision": 0, "pages": 1, "missing": 0}
    expected |= {"shingle_p": 0.5, "shingle_r": 1, "shingle_f1": 2 / 3}
    assert figures == pytest.approx(expected)


def test_a_day_that_is_guessed_is_not_held_against_precision() -> None:
    figures = scored(marked(published="2026-09-02"), published="2026-09-03", published_guessed=True)
    assert figures["date"] == 0
    assert "date_precision" not in figures


def test_a_field_that_nobody_marked_is_not_counted() -> None:
    assert not {"title", "author", "date"} & scored(marked(), text="One boat left.").keys()


def test_a_snippet_may_stand_in_the_title() -> None:
    assert scored(marked(present=("boat left",)), text="At noon.", title="Boat left")["present"] == 1


def test_a_page_that_nothing_was_made_of_counts_as_nothing() -> None:
    figures = pages.score([marked(present=("boat",), absent=("Share",))], [], fields=False)
    assert (figures["missing"], figures["word_f1"], figures["present"], figures["absent"]) == (1, 0, 0, 1)


# -- the labelled data


def test_rows_are_read_packed_and_unpacked(tmp_path: Path) -> None:
    written: list[Mapping[str, object]] = [{"id": "a", "text": "Été"}, {"id": "b", "text": "Boot"}]
    for name in ("rows.jsonl", "rows.jsonl.gz"):
        labelled.write_rows(tmp_path / name, written)
        assert labelled.rows(tmp_path / name) == tuple(written)
    packed = (tmp_path / "rows.jsonl.gz").read_bytes()
    labelled.write_rows(tmp_path / "rows.jsonl.gz", written)
    assert (tmp_path / "rows.jsonl.gz").read_bytes() == packed


@pytest.fixture(params=["", ".gz"])
def folder(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A labelled set of one page, packed and not."""
    packed = str(request.param)
    gold = {"id": "a", "title": None, "published": "2026-09-02T08:00", "text": "\n".join(PROSE), "present": ["mend"]}
    labelled.write_rows(tmp_path / f"gold.jsonl{packed}", [gold])
    labelled.write_rows(tmp_path / f"pasted.jsonl{packed}", [{"id": "a", "text": pasted_page()}])
    (tmp_path / "html").mkdir()
    data = web_page().encode()
    (tmp_path / "html" / f"a.html{packed}").write_bytes(gzip.compress(data) if packed else data)
    return tmp_path


def test_a_set_is_read_packed_and_unpacked(folder: Path) -> None:
    text = "\n".join(PROSE)
    assert labelled.marked_pages(folder) == (marked(text, published="2026-09-02", present=("mend",)),)
    assert labelled.html(folder, "a") == web_page().encode()
    assert labelled.pasted(folder) == {"a": pasted_page()}


def test_a_set_is_measured(folder: Path) -> None:
    gold = labelled.marked_pages(folder)
    assert pages.score(gold, pages.predict_pages(folder, 1), fields=True)["word_f1"] == 1
    assert pages.score(gold, pages.predict_pasted(folder, 1), fields=False)["word_f1"] == 1


@pytest.mark.parametrize("data", [b"\xff", b"{", b'{"id": '])
def test_what_is_no_json_lines_is_named(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "gold.jsonl").write_bytes(data)
    with pytest.raises(NoDataError, match=r"gold\.jsonl(?:: cannot be read|:1: not JSON Lines)"):
        labelled.marked_pages(tmp_path)


@pytest.mark.parametrize("data", [b"no gzip", gzip.compress(b'{"id": "a"}')[:-9], gzip.compress(b"{}")[:4]])
def test_what_was_packed_badly_is_named(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "gold.jsonl.gz").write_bytes(data)
    with pytest.raises(NoDataError, match=r"gold\.jsonl\.gz: cannot be read"):
        labelled.rows(tmp_path / "gold.jsonl.gz")


@pytest.mark.parametrize("row", ["[]", "1", '{"id": "a"}', '{"text": "a"}'])
def test_a_row_that_is_no_page_is_named(tmp_path: Path, row: str) -> None:
    (tmp_path / "gold.jsonl").write_text(f"{row}\n", "utf-8")
    with pytest.raises(NoDataError):
        labelled.marked_pages(tmp_path)


def test_data_that_is_absent_is_named_with_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(NoDataError, match=r"holds no gold\.jsonl\.gz or gold\.jsonl \(give the folder"):
        labelled.marked_pages(tmp_path)
    with pytest.raises(NoDataError, match="holds no a"):
        labelled.html(tmp_path, "a")
    with pytest.raises(NoDataError, match="holds no pasted"):
        labelled.pasted(tmp_path)


def run(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("task", ["pages", "pasted"])
@pytest.mark.parametrize("module", ["digest.evaluation", "digest.evaluation.learning"])
def test_the_command_says_clearly_that_there_is_no_data(module: str, task: str) -> None:
    done = run(module, task, "/nonexistent")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("No labelled data to ")
    assert "/nonexistent: holds no " in done.stderr
    assert done.stderr.count("\n") == 1


def test_the_command_prints_one_line_of_figures_and_writes_what_was_made(folder: Path) -> None:
    done = run("digest.evaluation", "pages", str(folder), "--predictions", str(folder / "made.jsonl"))
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["word_f1"] == 1
    assert [row["id"] for row in labelled.rows(folder / "made.jsonl")] == ["a"]


# -- learning


def test_long_pieces_are_looked_up_and_short_ones_count_where_they_stand() -> None:
    right = f"{PROSE[0]}\nA new toll\n{PROSE[1]}\nShare the work, said the mayor to the hall.\n{PROSE[2]}"
    texts = ["Share", PROSE[0], "A new toll", PROSE[1], PROSE[2], "A new toll", "Share", "© 2026"]
    assert is_own(texts, right).tolist() == [False, True, True, True, True, False, False, False]


def test_a_long_piece_with_a_word_more_or_less_is_told_by_its_runs() -> None:
    assert is_own([f"Aldermere {PROSE[0]}"], PROSE[0]).tolist() == [True]
    assert is_own(["The council of Sellick has never once mended any of its many bridges"], PROSE[0]).tolist() == [
        False
    ]


def test_a_piece_without_words_is_nobodys() -> None:
    assert is_own(["…", "© —"], PROSE[0]).tolist() == [False, False]
    assert is_own([], PROSE[0]).tolist() == []


def test_nothing_is_own_where_nobody_marked_a_text() -> None:
    assert is_own([PROSE[0], "Share"], "").tolist() == [False, False]


@given(st.lists(st.sampled_from([*PROSE, "Share", "A new toll", "…"]), max_size=8), st.sampled_from(["", *PROSE]))
def test_every_piece_is_told_to_be_own_or_not(texts: list[str], right: str) -> None:
    own = is_own(texts, right)
    assert len(own) == len(texts)
    assert all(yes for yes, text in zip(own.tolist(), texts, strict=True) if text == right)


def example(number: int) -> Example:
    """A page whose long pieces are its text; every third short one follows a long one."""
    lengths = np.array([float((number + at) % 3 * 12) for at in range(12)])

    def ask(believed: Beliefs) -> Answers:
        return {"is long": lengths >= 20, "is believed": believed >= 0.5, "is odd": np.arange(12) % 2 == 1}

    return Example(
        ask=ask,
        decide=lambda believed: believed >= 0.5,
        believed=np.zeros(12),
        texts=["word " * max(1, int(each)) for each in lengths],
        own=lengths >= 20,
    )


def test_learning_tells_apart_what_one_question_tells_apart() -> None:
    examples = [example(number) for number in range(20)]
    rounds = learn(examples, 2)
    assert len(rounds) == 2
    for page in examples:
        believed = page.believed
        for each in rounds:
            sitting = Jury(weights=dict(_weights(each)), bias=float(str(each["bias"])))
            believed = sitting.beliefs(page.ask(believed))
        assert ((believed >= 0.5) == page.own).all()
    first = _weights(rounds[0])
    assert first["is long"] > abs(first.get("is odd", 0.0))


def test_learning_twice_gives_the_same_weights() -> None:
    examples = [example(number) for number in range(8)]
    assert learn(examples, 2) == learn(examples, 2)


def _weights(each: Mapping[str, object]) -> dict[str, float]:
    weights = each["weights"]
    assert isinstance(weights, dict)
    return {str(name): float(weight) for name, weight in weights.items()}
