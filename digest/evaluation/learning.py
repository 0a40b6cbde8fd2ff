"""The weights of the juries, learned from pages whose text people have marked.

A logistic regression for each round. The first round is trained on what the witnesses say; each later one on what the
round before believes of pages that it was not trained on, for that is what it will hear of new pages.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from multiprocessing import Pool
from pathlib import Path

import click
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, vstack
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from digest.errors import DigestError
from digest.evaluation import labelled
from digest.evaluation.labelled import MarkedPage
from digest.evaluation.pages import score
from digest.evaluation.scores import in_one_line, words
from digest.jury import Answers, Beliefs
from digest.read import furniture, html, paste, plain
from digest.text import without_hidden

_FOLDS = 5
_SHORTEST_ANCHOR = 6  # words; a piece this long stands where it is found, a shorter one may be anywhere
_STRENGTH = 0.05  # of scikit-learn's C: the figures are flat from .02 to .3
_HEAVIEST = 80  # words; a longer piece counts no more than one of this length


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A page: what is asked and decided given some beliefs, what is believed at first, which pieces are its text."""

    ask: Callable[[Beliefs], Answers]
    decide: Callable[[Beliefs], NDArray[np.bool_]]
    believed: Beliefs
    texts: Sequence[str]
    own: NDArray[np.bool_]


def learn(examples: Sequence[Example], rounds: int) -> list[dict[str, object]]:
    """The juries, as `jury.load` reads them."""
    return _taught(examples, rounds)[0]


def texts_held_out(examples: Sequence[Example], rounds: int) -> list[str]:
    """The text of each page by juries that have not seen it: what is to be expected of new pages."""
    _, believed = _taught(examples, rounds)
    return [
        "\n\n".join(text for text, own in zip(example.texts, example.decide(beliefs), strict=True) if own)
        for example, beliefs in zip(examples, believed, strict=True)
    ]


def _taught(examples: Sequence[Example], rounds: int) -> tuple[list[dict[str, object]], Sequence[Beliefs]]:
    """The juries, and what is believed in the end of pages that they have not seen."""
    own = np.concatenate([example.own for example in examples])
    page = np.concatenate([[number] * len(example.texts) for number, example in enumerate(examples)])
    weight = _weights(examples, own, page)
    believed: Sequence[Beliefs] = [example.believed for example in examples]
    juries = []
    for _ in range(rounds):
        names, votes = _votes(examples, believed)
        juries.append(_jury(names, votes, own, weight))
        beliefs = _out_of_fold(votes, own, weight, page)
        believed = np.split(beliefs, np.cumsum([len(example.texts) for example in examples])[:-1])
    return juries, believed


def _weights(examples: Sequence[Example], own: NDArray[np.bool_], page: NDArray[np.int64]) -> NDArray[np.float64]:
    """A piece counts by its words, and all of a page together by the root of its length: long ones do not rule."""
    counts = np.concatenate([[min(_HEAVIEST, 3 + len(text.split())) for text in example.texts] for example in examples])
    totals = np.bincount(page, weights=counts * own, minlength=len(examples))
    return np.asarray(counts / np.sqrt(np.maximum(50, totals[page])))


def _votes(examples: Sequence[Example], believed: Sequence[Beliefs]) -> tuple[list[str], csr_matrix]:
    answers = [example.ask(beliefs) for example, beliefs in zip(examples, believed, strict=True)]
    names = list(answers[0])
    return names, vstack(
        [csr_matrix(np.column_stack([each[name] for name in names]).astype(np.float64)) for each in answers]
    ).tocsr()


def _fitted(votes: csr_matrix, own: NDArray[np.bool_], weight: NDArray[np.float64]) -> LogisticRegression:
    return LogisticRegression(C=_STRENGTH, max_iter=1000).fit(votes, own, sample_weight=weight)


def _jury(
    names: Sequence[str], votes: csr_matrix, own: NDArray[np.bool_], weight: NDArray[np.float64]
) -> dict[str, object]:
    model = _fitted(votes, own, weight)
    learned = zip(names, model.coef_[0], strict=True)
    return {
        "bias": round(float(model.intercept_[0]), 3),
        "weights": {name: round(float(each), 3) for name, each in learned if abs(each) >= 0.0005},
    }


def _out_of_fold(
    votes: csr_matrix, own: NDArray[np.bool_], weight: NDArray[np.float64], page: NDArray[np.int64]
) -> Beliefs:
    """What is believed of each page by juries that have not seen it."""
    beliefs = np.zeros(len(own))
    for seen, unseen in GroupKFold(_FOLDS).split(own, own, page):
        beliefs[unseen] = _fitted(votes[seen], own[seen], weight[seen]).predict_proba(votes[unseen])[:, 1]
    return beliefs


# -- which pieces are the text


def is_own(texts: Sequence[str], right: str) -> NDArray[np.bool_]:
    """Which pieces are part of the text that a person has marked.

    A long piece is looked up, or judged by its runs of three words. A short one counts only where it stands in the
    marked text between the long ones around it: "Share" may be said anywhere.
    """
    flat = f" {' '.join(words(right.lower()))} "
    runs = Counter(_runs(words(right.lower())))
    said = [words(text.lower()) for text in texts]
    places = _places(said, flat)
    following = _following(places, len(flat))
    own, reached = [], 0
    for found, place, next_place in zip(said, places, following, strict=True):
        if place:
            reached = max(reached, place[1])
            own.append(True)
        elif len(found) >= _SHORTEST_ANCHOR:
            mine = _runs(found)
            own.append(sum(run in runs for run in mine) * 2 >= len(mine))
        else:
            at = flat.find(f" {' '.join(found)} ", max(0, reached - 1), max(next_place + 2, reached)) if found else -1
            own.append(at >= 0)
            reached = at + len(" ".join(found)) if at >= 0 else reached
    return np.array(own, dtype=np.bool_)


def _runs(found: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(found[i : i + 3]) for i in range(len(found) - 2)]


def _places(said: Sequence[Sequence[str]], flat: str) -> list[tuple[int, int] | None]:
    """Where each long piece stands in the marked text, each after the one before."""
    places: list[tuple[int, int] | None] = []
    reached = 0
    for found in said:
        text = f" {' '.join(found)} "
        at = flat.find(text, max(0, reached - 200)) if len(found) >= _SHORTEST_ANCHOR else -1
        reached = at + len(text) - 2 if at >= 0 else reached
        places.append((at, reached) if at >= 0 else None)
    return places


def _following(places: Sequence[tuple[int, int] | None], end: int) -> list[int]:
    following = []
    for place in reversed(places):
        following.append(end)
        end = min(end, place[0]) if place else end
    return following[::-1]


# -- the two kinds of file


def page_example(folder: Path, page: MarkedPage) -> Example | None:
    """A saved page; None for one without text."""
    seen, said = html.heard(labelled.html(folder, page.id).decode("utf-8", "replace"))
    if not seen.pieces:
        return None
    asked, believed = furniture.opened(seen, said)
    texts = [piece.text for piece in seen.pieces]
    return Example(
        ask=partial(furniture.questions, asked),
        decide=partial(furniture.own_pieces, asked),
        believed=believed,
        texts=texts,
        own=is_own(texts, page.text),
    )


def paste_example(pastes: Mapping[str, str], page: MarkedPage) -> Example | None:
    """A page as a reader copies it; None for one without text."""
    lines = plain.whole_page(without_hidden(pastes.get(page.id, "")))
    if not lines:
        return None
    asked, believed = paste.opened(lines)
    texts = [line.text for line in lines]
    return Example(
        ask=partial(paste.questions, asked),
        decide=partial(paste.own_lines, asked),
        believed=believed,
        texts=texts,
        own=is_own(texts, page.text),
    )


ROUNDS = {"pages": 2, "pasted": 3}


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("task", type=click.Choice(list(ROUNDS)))
@click.argument("data", type=click.Path(path_type=Path))
@click.option("--jobs", type=click.IntRange(1), default=2, show_default=True, help="Processes.")
@click.option("--held-out", is_flag=True, help="Write nothing; print the figures of pages that were held out.")
def main(task: str, data: Path, jobs: int, held_out: bool) -> None:
    """Learn the weights of the jury that reads TASK from the labelled DATA; write them to digest/rules/TASK.json."""
    try:
        pages = labelled.marked_pages(data)
        example = partial(page_example, data) if task == "pages" else partial(paste_example, labelled.pasted(data))
    except DigestError as error:
        click.echo(f"No labelled data to learn from: {error}", err=True)
        sys.exit(1)
    with Pool(jobs) as pool:
        found = zip(pages, pool.map(example, pages, chunksize=8), strict=True)
        given = [(page, each) for page, each in found if each is not None]
    made = [each for _, each in given]
    if held_out:
        texts = texts_held_out(made, ROUNDS[task])
        rows = [{"id": page.id, "text": text} for (page, _), text in zip(given, texts, strict=True)]
        click.echo(in_one_line(score(pages, rows, fields=False)))
        return
    juries = learn(made, ROUNDS[task])
    path = Path(__file__).parent.parent / "rules" / f"{task}.json"
    path.write_text(json.dumps(juries, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    click.echo(f"{path}: {len(juries)} rounds, {len(made)} pages")


if __name__ == "__main__":
    main()
