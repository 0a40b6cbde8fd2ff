"""A message in the form of e-mail, which web archives have too: headers, and the parts that hold text. Pure.

Python's `email` reads the headers. The parts are told apart here: its own parser asks every open part of every line,
which a hostile nesting turns into minutes, and it holds whole what one look at a time is enough for.
"""

from __future__ import annotations

import binascii
import codecs
import quopri
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header

from digest.read.decode import decode

_LONGEST_HEAD = 64 * 1024  # bytes; a mail that went through many hands has some 20 KiB of headers
_LONGEST_VALUE = 2_000  # characters of one header that are made readable
_MOST_PARTS = 2_000  # a large page saved with all its images has some hundreds
_DEEPEST = 10  # parts inside parts; a mail that was forwarded thrice, each time whole, has 6
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{0,60}:")
_END_OF_HEAD = re.compile(rb"\r?\n\r?\n")
_PARAMETER = re.compile(r""";\s*(boundary|charset)\s*=\s*(?:"([^"]*)"|([^\s;"]+))""", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A message or a part of one: its headers by lower-case name, unfolded, the first of a name; its body as sent."""

    headers: Mapping[str, str]
    body: bytes

    @property
    def type(self) -> str:
        """As `text/html`; what says nothing is plain text."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower() or "text/plain"

    def parameter(self, name: str) -> str:
        """`boundary` or `charset` of its content type; empty where it has none."""
        found = _PARAMETER.finditer(self.headers.get("content-type", ""))
        return next((each[2] or each[3] or "" for each in found if each[1].lower() == name), "")

    @property
    def is_whole(self) -> bool:
        """Does the mark stand there that ends the last of its parts?"""
        return f"--{self.parameter('boundary')}--".encode() in self.body


def part(data: bytes) -> Part | None:
    """The message that begins with these bytes; None where they begin with something else than a header."""
    data = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    if data.startswith(b"From "):  # a line that mailboxes put between two mails
        data = data.partition(b"\n")[2]
    if not _HEADER.match(data):
        return None
    return _part(data)


def leaves(whole: Part) -> Iterator[Part]:
    """The parts that hold no others, first to last; at most 2,000, and none deeper than ten."""
    waiting = [(whole, 0)]
    for _ in range(_MOST_PARTS):
        if not waiting:
            return
        each, depth = waiting.pop()
        if not each.type.startswith("multipart/"):
            yield each
        elif depth < _DEEPEST:
            waiting += [(child, depth + 1) for child in reversed(_children(each))]


def written(leaf: Part) -> tuple[str | None, str | None]:
    """The text of a part, and a remark where its encoding had to be guessed; None where it is no text."""
    data = content(leaf)
    text, remark = decode(data, is_markup=leaf.type != "text/plain", declared=leaf.parameter("charset") or None)
    if text is not None and not remark:
        return text, None
    try:  # of a file that was cut off, the last character may be half there
        return codecs.getincrementaldecoder("utf-8")().decode(data), None
    except UnicodeDecodeError:
        return text, remark


def content(leaf: Part) -> bytes:
    """The bytes of a part as they were before they were made fit to be sent. What is broken or cut off is left out."""
    encoding = leaf.headers.get("content-transfer-encoding", "").strip().lower()
    if encoding == "quoted-printable":
        return quopri.decodestring(leaf.body)
    if encoding != "base64":
        return leaf.body
    letters = re.sub(rb"[^A-Za-z0-9+/]", b"", leaf.body)
    letters = letters[: len(letters) - (len(letters) % 4 == 1)]
    return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4))


def readable(value: str) -> str:
    """A header's value as a person reads it: `=?utf-8?q?Hafen_zu?=` is `Hafen zu`."""
    value = value[:_LONGEST_VALUE]
    try:
        return "".join(
            piece if isinstance(piece, str) else piece.decode(charset or "utf-8", "replace")
            for piece, charset in decode_header(value)
        ).strip()
    except (HeaderParseError, LookupError, ValueError):
        return value.strip()


def _part(data: bytes) -> Part:
    if data[:1] in b"\r\n":  # a part without headers begins with the empty line below them
        return Part(headers={}, body=data.lstrip(b"\r\n"))
    end = _END_OF_HEAD.search(data, 0, _LONGEST_HEAD)
    head, body = (data[: end.start()], data[end.end() :]) if end else (data[:_LONGEST_HEAD], b"")
    headers: dict[str, str] = {}
    for name, value in message_from_bytes(head).raw_items():
        # Bytes beyond ASCII are surrogates here; they should not be there, and are UTF-8 where they are.
        text = str(value).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        headers.setdefault(name.lower(), " ".join(text.split()))
    return Part(headers=headers, body=body)


def _children(whole: Part) -> list[Part]:
    boundary = whole.parameter("boundary")
    if not boundary:
        return []
    mark = re.compile(rb"^--" + re.escape(boundary.encode()) + rb"(--)?[ \t\r]*$\n?", re.MULTILINE)
    children: list[Part] = []
    begun: int | None = None
    for found in mark.finditer(whole.body):
        if begun is not None:
            children.append(_part(whole.body[begun : found.start()]))
        begun = None if found[1] else found.end()
        if found[1] or len(children) >= _MOST_PARTS:
            break
    if begun is not None and len(children) < _MOST_PARTS:  # the file was cut off
        children.append(_part(whole.body[begun:]))
    return children
