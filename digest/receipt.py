"""The receipt of a file: what was found in it, what was cut and by which rule, what it became and why. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from digest.addresses import canonical
from digest.model import Article, Edition, Link, Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """One article, the story that it is part of, and the links that say why."""

    article: Article
    story: Story
    links: tuple[Link, ...]
    runner_up: Link | None
    address: str


def find(edition: Edition, name: str) -> tuple[Receipt, ...]:
    """The receipts that a path, an id, a URL or an address of a story asks for; none where nothing has that name."""
    asked = name.strip().removeprefix("./").strip("/")
    return tuple(
        receipt
        for story in (*edition.stories, *edition.hidden)
        for receipt in _all(story)
        if _is_called(receipt.article, story, asked)
    )


def _is_called(article: Article, story: Story, asked: str) -> bool:
    names = {article.id, f"s/{article.id}", article.path, story.address}
    return (
        asked in names
        or any(asked.endswith(f"/{each}") for each in (article.path, story.address))
        or bool(article.url and canonical(article.url) == canonical(asked))
    )


def _receipt(article: Article, story: Story) -> Receipt:
    return Receipt(
        article=article,
        story=story,
        address=story.address,
        runner_up=story.group.runners_up.get(article.id),
        links=tuple(link for link in story.group.links if article.id in (link.a, link.b)),
    )


def report(edition: Edition) -> dict[str, object]:
    """Every file of an edition: its receipt, or why it was set aside; and every problem."""
    receipts = {
        receipt.article.path: receipt for story in (*edition.stories, *edition.hidden) for receipt in _all(story)
    }
    return {
        "files": [
            as_data(receipts[path]) if path in receipts else {"file": path, "fate": fate}
            for path, fate in sorted(edition.fates.items())
        ],
        "problems": [
            {"where": each.where, "what": each.what, "hint": each.hint, "weight": each.weight.value}
            for each in edition.problems
        ],
    }


def _all(story: Story) -> list[Receipt]:
    return [
        _receipt(article, story)
        for source in story.sources
        for article in (source, *story.group.snapshots.get(source.id, ()))
    ]


def as_data(receipt: Receipt) -> dict[str, object]:
    """For machines: what `--json` and `--report` write."""
    article, story = receipt.article, receipt.story
    values = {name: getattr(article, name) for name in ("title", "url", "section", "description", "lang")}
    values |= {
        "outlet": article.outlet.name if article.outlet else None,
        "authors": list(article.authors) or None,
        "tags": list(article.tags) or None,
    }
    values |= {
        name: when.at.isoformat() if (when := getattr(article, name)) else None
        for name in ("published", "modified", "saved")
    }
    return {
        "file": article.path,
        "id": article.id,
        "format": article.format,
        "fields": {
            name: {"value": value, "from": article.origins.get(name, "the text")}
            for name, value in values.items()
            if value
        },
        "ignored_keys": list(article.ignored),
        "remarks": list(article.remarks),
        "is_cut_copy": article.is_cut,
        "kept": [{"kind": block.kind.value, "text": block.text} for block in article.blocks],
        "cut": [{"rule": cut.rule, "text": cut.text} for cut in article.removed],
        "story": {
            "address": story.address,
            "title": story.title,
            "sources": [source.id for source in story.sources],
            "copy_of": story.group.copies.get(article.id),
            "decision": story.group.wish.where if story.group.wish else None,
        },
        "links": [_link(link, article) for link in receipt.links],
        "runner_up": _link(receipt.runner_up, article) if receipt.runner_up else None,
    }


def _link(link: Link, article: Article) -> dict[str, object]:
    return {"with": link.b if link.a == article.id else link.a, "score": link.score, "why": link.why}
