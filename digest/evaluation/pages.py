"""The tasks `pages` and `pasted`: is what reading and cleaning keep what a person would keep?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from multiprocessing import Pool
from pathlib import Path
from time import process_time

from digest import intake
from digest.config import Reading
from digest.evaluation import labelled
from digest.evaluation.labelled import MarkedPage, Row
from digest.evaluation.scores import average, folded, harmonic, of_words, overlap, shingles, words
from digest.model import Article
from digest.outlets import Outlets

_READING = Reading(fewest_words=1)  # every page of the set is an article, however short


def predict_pages(folder: Path, jobs: int) -> list[Row]:
    """What is made of each saved page."""
    names = [page.id for page in labelled.marked_pages(folder)]
    with Pool(jobs) as pool:
        return pool.map(partial(_of_page, folder), names, chunksize=8)


def predict_pasted(folder: Path, jobs: int) -> list[Row]:
    """What is made of each page as a reader copies it."""
    with Pool(jobs) as pool:
        return pool.map(_of_paste, sorted(labelled.pasted(folder).items()), chunksize=8)


def _of_page(folder: Path, name: str) -> Row:
    return _row(name, "html", labelled.html(folder, name))


def _of_paste(page: tuple[str, str]) -> Row:
    return _row(page[0], "txt", page[1].encode())


def _row(name: str, ending: str, data: bytes) -> Row:
    started = process_time()
    made = intake.article(f"sources/{name}.{ending}", data, None, named=Outlets({}, {}), reading=_READING)
    seconds = process_time() - started
    article = made if isinstance(made, Article) else None
    published = article.published if article else None
    return {
        "id": name,
        "title": article.title if article else None,
        "authors": list(article.authors) if article else [],
        "published": published.day if published else None,
        "published_guessed": bool(published and published.guessed),
        "text": article.text if article else "",
        "seconds": round(seconds, 4),
    }


def score(gold: Sequence[MarkedPage], predictions: Iterable[Row], *, fields: bool) -> dict[str, float]:
    """The figures of a set; `fields` too where the task has them."""
    found = {str(row["id"]): row for row in predictions}
    figures: defaultdict[str, list[float]] = defaultdict(list)
    for page in gold:
        row = found.get(page.id, {})
        for name, value in (*_of_text(page, row), *(_of_fields(page, row) if fields else ())):
            figures[name].append(value)
    means = {name: average(values) for name, values in figures.items()}
    precision, recall = means.pop("shingle_p", 0.0), means.pop("shingle_r", 0.0)
    seconds = [float(str(row["seconds"])) for row in found.values() if "seconds" in row]
    return {
        "pages": len(gold),
        "missing": sum(page.id not in found for page in gold),
        **means,
        "shingle_f1": harmonic(precision, recall),
        "shingle_p": precision,
        "shingle_r": recall,
    } | ({"ms_per_page": 1000 * average(seconds)} if seconds else {})


def _of_text(page: MarkedPage, row: Row) -> Iterator[tuple[str, float]]:
    text = str(row.get("text") or "")
    same = of_words(text, page.text)
    yield from (("word_f1", same.f1), ("word_p", same.precision), ("word_r", same.recall))
    mine, right = shingles(text), shingles(page.text)
    runs = overlap(mine, right)
    if mine:
        yield "shingle_p", runs.precision
    if right:
        yield "shingle_r", runs.recall
    yield "exact", float(words(text) == words(page.text))
    flat, with_title = folded(text), folded(f"{row.get('title') or ''} {text}")
    yield from (("present", float(folded(snippet) in with_title)) for snippet in page.present)
    yield from (("absent", float(folded(snippet) not in flat)) for snippet in page.absent)


def _of_fields(page: MarkedPage, row: Row) -> Iterator[tuple[str, float]]:
    if page.title:
        yield "title", float(folded(str(row.get("title") or "")) == folded(page.title))
    if page.author:
        named = row.get("authors")
        mine = {folded(str(name)) for name in named} if isinstance(named, list) else set()
        right = {name for text in re.split(r",| and |&|;", page.author) if (name := folded(text))}
        yield "author", float(bool(mine) and mine == right)
    day = str(row.get("published") or "")[:10]
    if re.fullmatch(r"\d{4}-\d\d-\d\d", page.published):
        yield "date", float(day == page.published)
    if day and not row.get("published_guessed"):
        yield "date_precision", float(day == page.published)
