"""Newsletters as `.eml` files: the story that was sent, by whom and when. Pure.

What is cut here, a mail's form tells: what it hides, what is nothing but a link, its footer, and what another mail
program wrote above a mail that it forwarded. Phrases ("View in browser") are cut by the rules, as everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from digest.errors import Problem, Weight
from digest.model import Block, Cut, Field, Kind, RawArticle
from digest.read import lines, mime
from digest.read.fields import gather, layered
from digest.read.letterhead import MOST_FORWARDS, ORIGIN, forwarded, sent, written_above
from digest.read.lines import Line
from digest.read.plain import paragraphs
from digest.text import length

_KNOWN = frozenset("from to subject date received message-id return-path delivered-to mime-version".split())
_CERTAIN = frozenset("received message-id return-path delivered-to mime-version".split())


def is_mail(message: mime.Part, *, is_called_one: bool) -> bool:
    """Texts begin with `Title: …` and `Date: …`, too: a mail says from whom and what about, or how it was sent."""
    names = _KNOWN & message.headers.keys()
    return bool(names & _CERTAIN) or names >= {"from", "subject", "date"} or (is_called_one and bool(names))


def read(path: str, message: mime.Part) -> RawArticle | Problem:
    """The blocks of the HTML where there is some, else of the plain text. A round-up of many stories is a Problem."""
    mail = _innermost(message)
    said, remark = _said(mail)
    if len(said) > _MOST_LINES:
        return Problem(
            where=path, what=f"an e-mail of more than {_MOST_LINES:,} lines", hint="cut it down to one story"
        )
    head, body = forwarded(said)
    pieces = tuple(_pieces(body))
    if all(piece.is_hidden for piece in pieces):
        hint = "open it in the browser, and save the page that it shows there"
        return Problem(where=path, what="an e-mail without text in it", hint=hint)
    if number := _stories(pieces):
        what = f"a round-up of {number} links and not one story"
        hint = "add the articles themselves that it leads to"
        return Problem(where=path, what=what, hint=hint, weight=Weight.WARNING)
    blocks, cuts = _without_form(pieces, _leaving(mail))
    above = tuple(Cut(rule="head of a forwarded mail", text=line.text) for line in head)
    return RawArticle(
        path=path,
        format="e-mail",
        digest="",
        fields=_fields(message, mail, written_above(head)),
        blocks=blocks,
        left_out=(*above, *cuts),
        remarks=(remark,) if remark else (),
    )


_MOST_LINES = 50_000  # the longest newsletter seen has 600; each line takes its time, and a file has room for millions


def _innermost(message: mime.Part) -> mime.Part:
    """The mail itself, or the one that is attached to it: some programs forward so."""
    for _ in range(MOST_FORWARDS):
        attached = next((leaf for leaf in mime.leaves(message) if leaf.type == "message/rfc822"), None)
        inner = mime.part(mime.content(attached)) if attached else None
        if inner is None:
            break
        message = inner
    return message


def _said(mail: mime.Part) -> tuple[tuple[Line, ...], str | None]:
    """Its lines, and a remark where their encoding was guessed."""
    leaves = [leaf for leaf in mime.leaves(mail) if not _is_attached(leaf)]
    for kind, read_lines in (("text/html", lines.of_html), ("text/plain", lines.of_text)):
        for leaf in (leaf for leaf in leaves if leaf.type == kind):
            text, remark = mime.written(leaf)
            if found := read_lines(text or ""):
                return found, remark
    return (), None


def _is_attached(leaf: mime.Part) -> bool:
    return leaf.headers.get("content-disposition", "").lower().startswith("attachment")


# -- from whom, when, what about


def _fields(message: mime.Part, mail: mime.Part, inner: dict[str, Field]) -> dict[str, Field]:
    """Whoever forwarded a mail only kept it: the story is from whom and when the inner mail says."""
    fields = sent(mail)
    if inner:
        fields = layered(inner, {name: fields[name] for name in ("title", "lang") if name in fields})
    if inner or mail is not message:
        fields = layered(fields, gather([("saved", message.headers.get("date"))], ORIGIN)[0])
    return fields


# -- the text


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A paragraph, or what looks like one, with its links."""

    text: str
    kind: Kind
    links: tuple[tuple[str, str], ...]
    is_hidden: bool

    @property
    def is_link(self) -> bool:
        """Is nothing said in it but where a link leads? `Read this online:` and a bare address is no more, either."""
        linked = sum(length(words) for _, words in self.links)
        is_bare = any(address == words for address, words in self.links)
        return bool(self.links) and (linked >= length(self.text) or (is_bare and length(self.text) <= _LABEL))


def _pieces(said: Sequence[Line]) -> Iterator[_Piece]:
    for (_, kind, is_hidden), run in groupby(said, key=lambda line: (line.block, line.kind, line.is_hidden)):
        block = list(run)
        texts = paragraphs("\n".join(line.text for line in block))
        if len(texts) == 1:
            links = tuple(link for line in block for link in line.links)
            yield _Piece(text=texts[0], kind=kind, links=links, is_hidden=is_hidden)
        else:  # each line is a paragraph of its own
            for line in block:
                yield _Piece(text=line.text, kind=kind, links=line.links, is_hidden=is_hidden)


def _stories(pieces: Sequence[_Piece]) -> int:
    """How many stories a round-up leads to; 0 for a mail that tells one.

    A round-up links a headline, or ends a teaser with a link, time and again, and says few words to each. A newsletter
    with one story links inside its sentences, and its footer, which is not counted, leads to a handful of places.
    """
    seen = [piece for piece in pieces if not piece.is_hidden]
    prose = [at for at, piece in enumerate(seen) if length(piece.text) >= _TEASER and not piece.is_link]
    seen = seen[: prose[-1] + 2] if prose else seen
    headlines = {piece.text for piece in seen if piece.is_link and length(piece.text) >= _HEADLINE}
    teasers = {piece.text for piece in seen if piece.links and not piece.is_link and _ends_in_link(piece)}
    number = max(len(headlines), len(teasers))
    return number if number >= _FEWEST and sum(length(piece.text) for piece in seen) < number * _TO_EACH else 0


_TEASER = 12  # words from which a piece is more than a label
_HEADLINE = 4  # words of a link from which it names a story
_FEWEST = 5  # stories; a newsletter with one story may name some others below it
_TO_EACH = 60  # words; the teasers of round-ups have 10 to 40, a story that leads to five places has 400


def _ends_in_link(piece: _Piece) -> bool:
    return piece.text.rstrip(" .›→»").endswith(piece.links[-1][1].rstrip(" .›→»"))


_LEAVE = re.compile(
    r"unsub|opt-?out|abmeld|abbestell|d[eé]s(?:abonn|inscri)|desuscri|darse de baja|disiscri", re.IGNORECASE
)
_LABEL = 8  # words that a link alone has at most; a longer one may be a sentence of the story
_FOOTER = 80  # words that a footer has at most


def _leaving(mail: mime.Part) -> frozenset[str]:
    """The addresses that the mail itself gives for those who want no more of it."""
    return frozenset(re.findall(r"<(https?://[^<>\s]+)>", mail.headers.get("list-unsubscribe", "")))


def _without_form(pieces: Sequence[_Piece], leaving: frozenset[str]) -> tuple[tuple[Block, ...], tuple[Cut, ...]]:
    """The blocks of the story, and what only a mail has."""
    footer = _footer(pieces, leaving)
    blocks: list[Block] = []
    cuts: list[Cut] = []
    for at, piece in enumerate(pieces):
        if rule := _rule(piece, is_footer=at >= footer):
            cuts.append(Cut(rule=rule, text=piece.text))
        else:
            blocks.append(Block(text=piece.text, kind=piece.kind))
    return tuple(blocks), tuple(cuts)


def _rule(piece: _Piece, *, is_footer: bool) -> str | None:
    if piece.is_hidden:
        return "hidden text"
    if is_footer:
        return "footer of a mail"
    is_label = piece.is_link and piece.kind is not Kind.HEADING and length(piece.text) <= _LABEL
    return "nothing but a link" if is_label else None


def _footer(pieces: Sequence[_Piece], leaving: frozenset[str]) -> int:
    """Where the footer begins: with the last piece that has a link for leaving, if little stands below it."""
    for at in range(len(pieces) - 1, -1, -1):
        if any(address in leaving or _LEAVE.search(f"{address[:2000]} {words}") for address, words in pieces[at].links):
            return at if sum(length(piece.text) for piece in pieces[at:]) <= _FOOTER else len(pieces)
    return len(pieces)
