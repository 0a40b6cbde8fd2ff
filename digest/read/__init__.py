"""Stage 1: the bytes of one file in, a RawArticle out. Pure, but for `find_sources`, which lists the files.

One module per format. What a file is, its content says; its name only helps where the content does not.
"""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from dataclasses import replace
from pathlib import Path, PurePosixPath

from digest import frontmatter
from digest.errors import Problem
from digest.model import Field, RawArticle, Right
from digest.read import archive, html, mail, markdown, mime, plain
from digest.read.decode import decode
from digest.read.fields import gather, layered
from digest.text import mended

SIDECAR = ".yml"
# A page begins with its markup, whatever the file is called; a text may speak of markup further down.
# Possessive and atomic: what was passed is never tried another way, or a row of comments would cost 2 to its power.
_MARKUP = re.compile(
    r"(?:\s|<\?xml[^>]*>|(?><!--.*?-->)|<!doctype[^>]*>)*+<(?:html|head|body|meta|title|main|article|section|div|p|h1|table)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAGS = re.compile(r"<(?:p|div|br|h[1-6]|li|span)\b[^>]*>", re.IGNORECASE)
# The marks of a merge conflict, one after the other; looked for one by one, since a pattern of all is cubic.
_CONFLICT = tuple(re.compile(mark, re.MULTILINE) for mark in (rb"^<{7} ", rb"^={7}\r?$", rb"^>{7} "))
_UNREAD = {
    ".pdf": "a PDF",
    ".docx": "a word processor's file",
    ".doc": "a word processor's file",
    ".odt": "a word processor's file",
    ".rtf": "a word processor's file",
    ".epub": "a book",
}


def find_sources(content: Path) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """The files under `sources/`, as sorted paths below the content folder; sidecars are not listed.

    Links, folders that are links and special files are never followed or opened: each is a Problem.
    """
    found: list[str] = []
    problems: list[Problem] = []
    closed: list[OSError] = []
    for folder, folders, names in os.walk(content / "sources", followlinks=False, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted([*folders, *names]):
            path = Path(folder) / name
            where = path.relative_to(content).as_posix()
            if name.startswith("."):
                continue
            if not _is_unicode(where):
                shown = where.encode("utf-8", "backslashreplace").decode("utf-8")
                problems.append(Problem(where=shown, what="its name is not UTF-8", hint="give it another name"))
                folders[:] = [folder for folder in folders if folder != name]
            elif path.is_symlink():
                problems.append(
                    Problem(where=where, what="a link", hint="links are not followed: commit the file itself")
                )
            elif name in names and not path.is_file():
                problems.append(Problem(where=where, what="not a regular file"))
            elif name in names:
                found.append(where)
    problems += [
        Problem(where=Path(error.filename).relative_to(content).as_posix(), what=f"cannot be opened: {error.strerror}")
        for error in closed
        if Path(error.filename) != content / "sources"
    ]
    known = set(found)
    strays = [path for path in found if path.endswith(SIDECAR) and path.removesuffix(SIDECAR) not in known]
    problems += [
        Problem(where=path, what="a sidecar without its file", hint="NAME.EXT.yml stands beside NAME.EXT")
        for path in strays
    ]
    return tuple(sorted((path for path in found if not path.endswith(SIDECAR)), key=_order)), tuple(problems)


def _is_unicode(name: str) -> bool:
    """Not so for the bytes of another encoding, which Python carries as lone surrogates."""
    return not any("\ud800" <= character <= "\udfff" for character in name)


def _order(path: str) -> tuple[str, str]:
    """The same on every file system, whether it keeps é as one character or as two."""
    return unicodedata.normalize("NFC", path), path


def read(path: str, data: bytes, sidecar: bytes | None, *, largest: int) -> RawArticle | Problem:
    """One file, of at most `largest` bytes, with its sidecar; a Problem where it cannot be an article."""
    if fault := _fault(path, data, largest):
        return fault
    raw = _parse(path, data)
    if isinstance(raw, Problem):
        return raw
    fields, ignored = dict(raw.fields), list(raw.ignored)
    if sidecar is not None:
        try:
            ours, unknown = gather(frontmatter.load_yaml(sidecar.decode("utf-8")).items(), "sidecar")
        except (frontmatter.FrontMatterError, UnicodeDecodeError) as error:
            return Problem(
                where=f"{path}{SIDECAR}:{getattr(error, 'line', 1)}",
                what=str(error),
                hint="a sidecar is a list of `key: value` lines",
            )
        fields = layered(ours, fields)
        ignored += unknown
    if "rights" in fields and not Right.read(fields["rights"].value):
        return _unknown_right(path, data, sidecar if fields["rights"].origin == "sidecar" else None, fields["rights"])
    return replace(raw, digest=hashlib.sha256(data).hexdigest(), fields=fields, ignored=tuple(ignored))


def _unknown_right(path: str, data: bytes, sidecar: bytes | None, field: Field) -> Problem:
    """What nobody understands must not be taken for a permission."""
    text = (data if sidecar is None else sidecar).decode("utf-8", "replace")
    line = next((number for number, line in enumerate(text.splitlines(), 1) if _SAYS_RIGHTS.match(line)), 1)
    return Problem(
        where=f"{path}{'' if sidecar is None else SIDECAR}:{line}",
        what=f"'rights' is '{field.value}'",
        hint=f"it may be {Right.choices()}; until then nothing of the file is shown",
    )


_SAYS_RIGHTS = re.compile(r"\W{0,3}rights\W{0,3}:", re.IGNORECASE)


def _fault(path: str, data: bytes, largest: int) -> Problem | None:
    ending = PurePosixPath(path).suffix.lower()
    if len(data) > largest:
        return Problem(
            where=path, what=f"more than {largest:,} bytes", hint="save the page without its images, or cut the file"
        )
    if not data.strip():
        return Problem(where=path, what="empty", hint="paste the article into it, or delete it")
    if ending in _UNREAD:
        return Problem(
            where=path, what=f"{_UNREAD[ending]}, which is not read", hint="save it as HTML, or paste its text"
        )
    if _is_conflict(data):
        return Problem(
            where=path, what="a merge conflict was committed", hint="choose one side and remove the marker lines"
        )
    return None


def _is_conflict(data: bytes) -> bool:
    at = 0
    for mark in _CONFLICT:
        found = mark.search(data, at)
        if not found:
            return False
        at = found.end()
    return True


def _parse(path: str, data: bytes) -> RawArticle | Problem:
    """Archives and e-mails tell their own parts apart; all others are one text."""
    if archive.is_webarchive(data):
        return archive.read_webarchive(path, data)
    message = mime.part(data)
    if message and archive.is_mhtml(message):
        return archive.read_mhtml(path, message)
    if message and mail.is_mail(message, is_called_one=path.lower().endswith(".eml")):
        return mail.read(path, message)
    if b"\0" in data[:8192] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Problem(where=path, what="not text", hint="commit the page or its text, not an image or an archive")
    text, remark = decode(data, is_markup=b"<" in data[:1024])
    if text is None:
        return Problem(where=path, what="not text in any encoding that we know", hint="save it again as UTF-8")
    raw = _parse_text(path, _mended(text))
    return replace(raw, remarks=(*raw.remarks, remark)) if remark else raw


def _mended(text: str) -> str:
    """Before anything is left out: the second halves of characters that were decoded wrongly are controls."""
    if not any(sign in text for sign in _DECODED_WRONGLY):
        return text
    lines = text.split("\n")
    return "\n".join(mended(line) if any(sign in line for sign in _DECODED_WRONGLY) else line for line in lines)


_DECODED_WRONGLY = ("\u00e2\u20ac", "\u00c3")  # how most of the typographic marks and accented letters begin


def _parse_text(path: str, text: str) -> RawArticle:
    is_called_a_page = path.lower().endswith((".html", ".htm", ".xhtml"))
    if _MARKUP.match(text) or (is_called_a_page and _TAGS.search(text)):
        return html.read(path, text)
    if path.lower().endswith((".md", ".markdown")) or frontmatter.split(text)[0] is not None:
        return markdown.read(path, text)
    return plain.read(path, text)
