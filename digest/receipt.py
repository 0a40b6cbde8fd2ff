"""The receipt of a file: what was found in it, what was cut and by which rule, what it became and why. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from digest import named
from digest.model import Article, Edition, Link, Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """One article, the story that it is part of, and the links that say why."""

    article: Article
    story: Story
    links: tuple[Link, ...]
    runner_up: Link | None
    paths: Mapping[str, str]  # a source's id -> its file


def find(edition: Edition, name: str) -> tuple[Receipt, ...]:
    """The receipts that a path, an id, a URL or an address of a story asks for; none where nothing has that name."""
    found = named.find(edition, name)
    paths = {file.path for file in found.files} if found else set()
    return tuple(receipt for receipt in receipts(edition) if receipt.article.path in paths)


def receipts(edition: Edition) -> Iterator[Receipt]:
    """One for each file that is part of a story, published or hidden."""
    paths = {article.id: article.path for article in reversed(edition.articles)}
    for story in (*edition.stories, *edition.hidden):
        group = story.group
        for source in story.sources:
            links = tuple(link for link in group.links if source.id in (link.a, link.b))
            for article in (source, *group.snapshots.get(source.id, ())):
                runner_up = group.runners_up.get(source.id)
                yield Receipt(article=article, story=story, links=links, runner_up=runner_up, paths=paths)


def report(edition: Edition) -> dict[str, object]:
    """Every file of an edition: its receipt, or why it was set aside; and every problem."""
    made = {receipt.article.path: receipt for receipt in receipts(edition)}
    return {
        "files": [
            as_data(made[path]) if path in made else {"file": path, "fate": fate}
            for path, fate in sorted(edition.fates.items())
        ],
        "problems": [
            {"where": each.where, "what": each.what, "hint": each.hint, "weight": each.weight.value}
            for each in edition.problems
        ],
    }


def as_data(receipt: Receipt) -> dict[str, object]:
    """For machines: what `--json` and `--report` write."""
    article, story = receipt.article, receipt.story
    return {
        "file": article.path,
        "id": article.id,
        "format": article.format,
        "fields": {
            name: {"value": value, "from": article.origins.get(name, "the text")}
            for name, value in _values(article).items()
            if value
        },
        "ignored_keys": list(article.ignored),
        "remarks": list(article.remarks),
        "is_cut_copy": article.is_cut,
        "doubtful": article.doubt,
        "kept": [{"kind": block.kind.value, "text": block.text} for block in article.blocks],
        "cut": [{"rule": cut.rule, "text": cut.text} for cut in article.removed],
        "story": {
            "address": story.address,
            "title": story.title,
            "sources": [source.id for source in story.sources],
            "copy_of": receipt.paths.get(story.group.copies.get(article.id, "")),
            "decision": story.group.wish.where if story.group.wish else None,
        },
        "links": [_link(link, receipt) for link in receipt.links],
        "runner_up": _link(receipt.runner_up, receipt) if receipt.runner_up else None,
    }


def _values(article: Article) -> dict[str, object]:
    """The fields by name, as text and lists of text."""
    moments = {name: getattr(article, name) for name in ("published", "modified", "saved")}
    return {
        "title": article.title,
        "url": article.url,
        "outlet": article.outlet.name if article.outlet else None,
        "section": article.section,
        "authors": list(article.authors),
        **{name: when.at.isoformat() if when else None for name, when in moments.items()},
        "description": article.description,
        "tags": list(article.tags),
        "lang": article.lang,
    }


def _link(link: Link, receipt: Receipt) -> dict[str, object]:
    other = link.b if link.a == receipt.article.id else link.a
    return {"with": other, "file": receipt.paths.get(other), "score": link.score, "why": link.why}
