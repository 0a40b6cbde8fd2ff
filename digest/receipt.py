"""What is known of a file or a story, for whoever asks: what was found in it, what was cut and by which rule, what it
became, why, and what would move it. Pure.

It is for editors, and asks for an edition in full.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from digest import named
from digest.config import Grouping
from digest.model import DEFAULT, Article, Difference, Edition, Grant, Right, Story, Wish
from digest.standing import Register, Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """One article, the story that it is part of, and what puts it there."""

    article: Article
    story: Story
    standing: Standing
    shown_as: str  # the file that is shown of its source


def find(edition: Edition, name: str, settings: Grouping) -> list[dict[str, object]]:
    """What a person is told, as data: the receipt of each file that has this name, or one view of a story, or what
    is left of one that was withdrawn; nothing where nothing has.
    """
    found = named.find(edition, name)
    if not found:
        gone = named.find_withdrawn(edition, name)
        return [_withdrawn(gone)] if gone else []
    register = Register(edition, settings)
    if found.is_story:
        return [_story(found.story, register)]
    paths = {file.path for file in found.files}
    return [as_data(each) for each in _receipts(found.story, register) if each.article.path in paths]


def report(edition: Edition, settings: Grouping) -> dict[str, object]:
    """Every file of an edition: its receipt, or why it was set aside; and every problem."""
    register = Register(edition, settings)
    made = {
        receipt.article.path: receipt
        for story in (*edition.stories, *edition.hidden)
        for receipt in _receipts(story, register)
    }
    return {
        "files": [
            as_data(made[path]) if path in made else set_aside(path, fate)
            for path, fate in sorted(edition.fates.items())
        ],
        "problems": [
            {"where": each.where, "what": each.what, "hint": each.hint, "weight": each.weight.value}
            for each in edition.problems
        ],
    }


def set_aside(path: str, fate: str) -> dict[str, object]:
    """A file that is in no story."""
    return {"file": path, "fate": fate}


def _receipts(story: Story, register: Register) -> Iterator[Receipt]:
    """One for each file."""
    for source in story.sources:
        standing = register.standing(source)
        for article in (source, *story.group.snapshots.get(source.id, ())):
            yield Receipt(article=article, story=story, standing=standing, shown_as=source.path)


def as_data(receipt: Receipt) -> dict[str, object]:
    """For machines: what `--json` and `--report` write."""
    article, story, standing = receipt.article, receipt.story, receipt.standing
    return {
        "file": article.path,
        "id": article.id,
        "format": article.format,
        "fields": {
            name: {"value": value, "from": article.origins.get(name, "the text")}
            for name, value in _values(article).items()
            if value
        },
        "rights": _right(article, story),
        "ignored_keys": list(article.ignored),
        "remarks": list(article.remarks),
        "is_cut_copy": article.is_cut,
        "doubtful": article.doubt,
        "kept": [{"kind": block.kind.value, "text": block.text} for block in article.blocks],
        "cut": [{"rule": cut.rule, "text": cut.text} for cut in article.removed],
        "shown_as": receipt.shown_as,
        "story": {
            "address": story.address,
            "title": story.title,
            "sources": [source.id for source in story.sources],
        },
        **_stands(standing),
        "thread": [asdict(each) for each in standing.kin],
    }


def _right(article: Article, story: Story) -> dict[str, object]:
    """How much of it may be shown, and who says so."""
    grant = story.group.grants.get(article.id) or Grant(right=Right.FULL, origin=DEFAULT)
    return {"right": grant.right.value, "from": grant.origin, "words_withheld": grant.withheld}


def _stands(standing: Standing) -> dict[str, object]:
    copied = standing.copied
    return {
        "copy": {
            "of": copied.file,
            "sentences": copied.shared.of,
            "also_there": copied.shared.also,
            "percent": copied.shared.percent,
            "told": f"{copied.shared.told} also in {copied.file}",
        }
        if copied
        else None,
        "links": [asdict(each) for each in standing.bonds],
        "runner_up": asdict(standing.runner_up) if standing.runner_up else None,
        "decisions": [asdict(each) for each in standing.rulings],
        "moves": [asdict(each) for each in standing.moves],
    }


def _story(story: Story, register: Register) -> dict[str, object]:
    """A story with all its sources, in short."""
    return {
        "story": {
            "address": story.address,
            "title": story.title,
            "id": story.group.founder.id,
            "first": story.first.day if story.first else None,
            "latest": story.latest.day if story.latest else None,
            "independent": story.independent,
            "is_shown": story.is_shown,
        },
        "sources": [
            {
                "file": source.path,
                "id": source.id,
                "outlet": source.outlet.name if source.outlet else None,
                "published": source.published.day if source.published else None,
                "words": source.words,
                "rights": _right(source, story),
                "is_spine": source.id == story.lead,
                "other_files": [file.path for file in story.group.snapshots.get(source.id, ())],
                **_stands(register.standing(source)),
            }
            for source in story.sources
        ],
        "decisions": [asdict(each) for each in register.rulings(story)],
        "thread": [asdict(each) for each in register.kin(story)],
        "differences": [_difference(each) for each in story.differences],
        "moves": [asdict(each) for each in register.story_moves(story)],
    }


def _difference(difference: Difference) -> dict[str, object]:
    verdict = difference.verdict
    return {
        "id": difference.id,
        "matter": difference.matter.value,
        "sides": [{"source": each.source, "words": each.words, "sentence": each.sentence} for each in difference.sides],
        "verdict": {"confirmed": verdict.confirmed, "note": verdict.note, "from": verdict.where} if verdict else None,
    }


def _withdrawn(wish: Wish) -> dict[str, object]:
    """What is left of a withdrawn story whose sources are gone."""
    return {"withdrawn": {"file": wish.where, "reason": wish.reason, "addresses": list(named.kept(wish))}}


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
