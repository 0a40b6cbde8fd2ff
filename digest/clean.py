"""Stage 2: a RawArticle in, an Article out; what was cut, and by which rule, is kept. Pure.

Five steps, top to bottom: what stands above the text (section label, headline, byline, date) becomes fields; debris
goes by the phrases in `rules/`; what is said twice goes; what is left loose at the end goes; the fields get their
types. No word is ever changed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from digest import dates, rules
from digest.addresses import source_id, web_address
from digest.config import Reading
from digest.errors import Problem, Weight
from digest.model import Article, Block, Cut, Field, Kind, Outlet, RawArticle, Right, When
from digest.outlets import Outlets
from digest.text import (
    base_language,
    language,
    language_of_script,
    length,
    mended,
    one_line,
    plain,
    sentences,
    split_names,
    words,
)

_ENDS_A_SENTENCE = re.compile(r"[.!?…;,:。！？](?:\s?[\"'”“’‘»«)\]])*$")
_BYLINE = re.compile(r"(?:By|Von|Par|Por|Di|Text:|Story by)\s+(?=[^\W\d_a-z])(.{3,120})")
_PLACE = re.compile(r"\s+(?:in|aus|à|en)\s+[^\W\d_a-z].*$|\s*[·|–—].*$|,\s+[a-z].*$")
_STAMP = re.compile(
    r"(?:published|posted|updated|veröffentlicht|aktualisiert|publié|publicado|stand)(?: (?:on|am|le|el))?:?\s+",
    re.IGNORECASE,
)


Numbered = tuple[int, Block]  # where the block stands in its file
NumberedCut = tuple[int, Cut]


def clean(raw: RawArticle, *, outlets: Outlets, reading: Reading) -> Article | Problem:
    """The article in a file; a Problem where there is none, or where the file says that it is not to be published."""
    if "draft" in raw.fields:
        return Problem(
            where=raw.path,
            what="marked as a draft",
            hint="it is published when that mark is gone",
            weight=Weight.WARNING,
        )
    raw = _mended(raw)
    lang = _language(raw, outlets, reading)
    opening = _opening(raw.blocks, raw.fields, lang)
    kept, debris = _without_debris(opening.rest, lang)
    kept, repeats = _without_repeats(kept)
    kept, leftovers = _without_leftovers(kept)
    removed = (
        *raw.left_out,
        *opening.cuts,
        *(cut for _, cut in sorted([*debris, *repeats, *leftovers], key=lambda numbered: numbered[0])),
    )
    blocks = tuple(block for _, block in kept)
    if fault := _no_article(raw.path, blocks, removed, reading):
        return fault
    stops = {rule.name for rule in rules.load() if rule.marks_a_cut_copy}
    return _article(
        raw,
        {**opening.found, **raw.fields},
        blocks,
        removed,
        lang,
        outlets,
        is_cut="paywalled" in raw.fields
        or any(cut.rule in stops for cut in (*raw.left_out, *(cut for _, cut in debris))),
        doubt=_doubt(opening.rest, [cut for _, cut in (*debris, *repeats, *leftovers)], lang),
    )


def _mended(raw: RawArticle) -> RawArticle:
    """Text that was decoded wrongly on its way to us is put right, and it is said how much."""
    blocks = tuple(replace(block, text=mended(block.text)) for block in raw.blocks)
    fields = {
        name: replace(field, values=tuple(mended(value) for value in field.values))
        for name, field in raw.fields.items()
    }
    changed = sum(old != new for old, new in zip(raw.blocks, blocks, strict=True))
    remark = (f"its encoding was mended in {changed} paragraph{'s' if changed > 1 else ''}",) if changed else ()
    return replace(raw, blocks=blocks, fields=fields, remarks=(*raw.remarks, *remark))


def _doubt(blocks: Sequence[Numbered], cuts: Sequence[Cut], lang: str) -> str | None:
    """Why a person should look at what was cut: one rule took more than a third of the sentences."""
    total = sum(len(sentences(block.text, lang)) for _, block in blocks)
    taken: Counter[str] = Counter()
    for cut in cuts:
        taken[cut.rule] += len(sentences(cut.text, lang))
    rule, most = max(taken.items(), key=lambda each: each[1], default=("", 0))
    if most * 3 <= total:
        return None
    return f"'{rule}' cut {most} of its {total} sentences"


def _language(raw: RawArticle, outlets: Outlets, reading: Reading) -> str:
    """What the file declares, else what its outlet writes in, else what the text looks like."""
    declared = base_language(raw.fields["lang"].value) if "lang" in raw.fields else None
    if known := declared or outlets.language(_outlet(raw.fields, outlets)):
        return known
    text = " ".join(block.text for block in raw.blocks)
    return language(text) if len(text) >= _ENOUGH_TO_TELL else language_of_script(text) or reading.language


_ENOUGH_TO_TELL = 200  # characters; below this the guesses go astray


def _no_article(path: str, blocks: Sequence[Block], removed: Sequence[Cut], reading: Reading) -> Problem | None:
    left = sum(length(block.text) for block in blocks)
    if left >= reading.fewest_words:
        return None
    rules = Counter(cut.rule for cut in removed)
    why = f"; {', '.join(f'{rule} ×{times}' for rule, times in rules.most_common(3))} cut" if rules else ""
    return Problem(
        where=path,
        what=f"no article in it: {left} words are left{why}",
        weight=Weight.WARNING,
        hint="save the page where its text can be read, or delete the file",
    )


# -- what stands above the text


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opening:
    found: Mapping[str, Field]
    cuts: tuple[Cut, ...]
    rest: tuple[Numbered, ...]


def _opening(blocks: Sequence[Block], fields: Mapping[str, Field], lang: str) -> _Opening:
    """Fields from the lines above the first paragraph, where the file does not give them otherwise.

    A headline ends without a full stop and is short. A section label is at most three words and stands above a
    headline.
    """
    found: dict[str, Field] = {}
    cuts: list[Cut] = []
    rest: list[Numbered] = []
    end = next((at for at, block in enumerate(blocks) if _is_prose(block.text)), len(blocks))
    for at, block in enumerate(blocks[:end]):
        title = fields.get("title") or found.get("title")
        below = [later.text for later in blocks[at + 1 : min(end, at + 1 + _NEAR)]]
        what = _what_is(block, title, below) if rules.find(block.text, lang) is None else None
        if what:
            name, value = what
            found.setdefault(name, Field(values=value, origin="text"))
            cuts.append(Cut(rule=_AS[name], text=block.text))
        else:
            rest.append((at, block))
    return _Opening(found=found, cuts=tuple(cuts), rest=(*rest, *enumerate(blocks[end:], start=end)))


_NEAR = 10  # lines; a headline further down than this is not the one that a section label stands above
_AS = {
    "title": "headline",
    "section": "section label",
    "authors": "byline",
    "published": "date line",
}


def _is_prose(text: str) -> bool:
    """A sentence of some length, or too long to be a headline whatever its end."""
    long = length(text)
    return long > 30 or (long >= 8 and _ENDS_A_SENTENCE.search(text) is not None and not text.endswith("?"))


def _what_is(block: Block, title: Field | None, below: Sequence[str]) -> tuple[str, tuple[str, ...]] | None:
    """The field that a line above the text gives, and its values."""
    text = block.text
    if title and _is_headline(text, title.value):
        return "title", (text,)
    if dates.parse(_STAMP.sub("", text)):
        return "published", (_STAMP.sub("", text),)
    if byline := _BYLINE.fullmatch(text):
        return "authors", split_names(_PLACE.sub("", byline[1]))
    if length(text) <= 3 and not _ENDS_A_SENTENCE.search(text) and _headline_in(below, title):
        return "section", (text,)
    is_headline = title is None and (block.kind is Kind.HEADING or _could_be_headline(text))
    return ("title", (text,)) if is_headline else None


def _is_headline(text: str, title: str) -> bool:
    """The same, or but for a word or the site's name: a page says its headline in more than one wording."""
    mine, other = set(words(plain(text))), set(words(plain(title)))
    alike = len(mine) >= 4 and len(mine & other) >= 0.8 * len(mine | other) and not text.endswith(".")
    return plain(text) == plain(title) or alike


def _headline_in(below: Sequence[str], title: Field | None) -> bool:
    return any(plain(text) == plain(title.value) if title else _could_be_headline(text) for text in below)


def _could_be_headline(text: str) -> bool:
    return (
        length(text) >= 3
        and not re.search(r"[.;,:]$", text)
        and not _BYLINE.fullmatch(text)
        and not dates.parse(_STAMP.sub("", text))
    )


# -- debris


def _without_debris(blocks: Sequence[Numbered], lang: str) -> tuple[list[Numbered], list[NumberedCut]]:
    """Whole blocks that a rule matches go; of the others, sentences of debris that are glued to either end."""
    kept: list[Numbered] = []
    cuts: list[NumberedCut] = []
    for at, block in blocks:
        if rule := rules.find(block.text, lang):
            cuts.append((at, Cut(rule=rule.name, text=block.text)))
            continue
        said = sentences(block.text, lang)
        start = next(
            (number for number, sentence in enumerate(said) if not rules.find_glued(sentence, lang)), len(said)
        )
        end = next(
            (number for number in range(len(said), start, -1) if not rules.find_glued(said[number - 1], lang)), start
        )
        glued = [
            (rule.name, sentence)
            for number, sentence in enumerate(said)
            if not start <= number < end and (rule := rules.find_glued(sentence, lang))
        ]
        if start == end and glued:  # debris from end to end is one cut
            cuts.append((at, Cut(rule=glued[0][0], text=block.text)))
            continue
        cuts += [(at, Cut(rule=name, text=sentence)) for name, sentence in glued]
        kept.append((at, replace(block, text=" ".join(said[start:end])) if glued else block))
    return kept, cuts


def _without_repeats(blocks: Sequence[Numbered]) -> tuple[list[Numbered], list[NumberedCut]]:
    """A paragraph of eight words or more that stands there twice was pulled out as a quotation or pasted twice."""
    seen: set[str] = set()
    kept, cuts = [], []
    for at, block in blocks:
        same = plain(block.text)
        if same in seen and length(block.text) >= 8:
            cuts.append((at, Cut(rule="said twice", text=block.text)))
        else:
            kept.append((at, block))
        seen.add(same)
    return kept, cuts


def _without_leftovers(blocks: Sequence[Numbered]) -> tuple[list[Numbered], list[NumberedCut]]:
    """Below the last sentence, a short line without an end to it is a subhead of what was cut, a button or an offer.

    A dozen cells are no leftover but a table.
    """
    kept = list(blocks)
    while kept and kept[-1][1].kind in _MAY_BE_LEFT_OVER and _is_loose(kept[-1][1].text):
        kept.pop()
    cells = [numbered for numbered in blocks[len(kept) :] if numbered[1].kind is Kind.CELL]
    if len(cells) >= _A_TABLE:
        kept = list(blocks[: blocks.index(cells[-1]) + 1])
    return kept, [(at, Cut(rule="leftover at the end", text=block.text)) for at, block in blocks[len(kept) :]]


_MAY_BE_LEFT_OVER = (Kind.PARAGRAPH, Kind.HEADING, Kind.CELL)
_A_TABLE = 12  # cells


def _is_loose(text: str) -> bool:
    return length(text) <= 12 and not _ENDS_A_SENTENCE.search(text)


# -- types


def _article(
    raw: RawArticle,
    fields: Mapping[str, Field],
    blocks: tuple[Block, ...],
    removed: tuple[Cut, ...],
    lang: str,
    outlets: Outlets,
    *,
    is_cut: bool,
    doubt: str | None,
) -> Article:
    def value(name: str) -> str | None:
        return one_line(fields[name].value) if name in fields else None

    when = {name: _when(fields[name]) for name in ("published", "modified", "saved") if name in fields}
    url = web_address(fields["url"].value) if "url" in fields else None
    unread = [
        f"'{name}' is '{fields[name].value}', not a date (write it like 2026-01-31)"
        for name, moment in when.items()
        if moment is None
    ]
    unread += [f"'url' is '{fields['url'].value}', not a web address"] if "url" in fields and not url else []
    return Article(
        id=source_id(explicit=value("id"), url=url, digest=raw.digest),
        path=raw.path,
        format=raw.format,
        url=url,
        outlet=_outlet(fields, outlets),
        title=value("title"),
        section=value("section"),
        description=value("description"),
        lang=lang,
        authors=fields["authors"].values if "authors" in fields else (),
        tags=fields["tags"].values if "tags" in fields else (),
        published=when.get("published"),
        modified=when.get("modified"),
        saved=when.get("saved"),
        blocks=blocks,
        words=sum(length(block.text) for block in blocks),
        removed=removed,
        origins={name: each.origin for name, each in sorted(fields.items())},
        is_cut=is_cut,
        doubt=doubt,
        rights=Right.read(fields["rights"].value) if "rights" in fields else None,
        ignored=raw.ignored,
        remarks=(*raw.remarks, *unread),
    )


def _when(field: Field) -> When | None:
    when = dates.parse(field.value)
    return replace(when, guessed=True) if when and field.origin == dates.GUESS else when


def _outlet(fields: Mapping[str, Field], outlets: Outlets) -> Outlet | None:
    name = fields["outlet"].value if "outlet" in fields else None
    return outlets.of(url=web_address(fields["url"].value) if "url" in fields else None, name=name)
