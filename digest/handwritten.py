"""The pages that people write themselves: `content/pages/NAME.md`, found at `/NAME/`. Reads the disk, once."""

from __future__ import annotations

import re
from pathlib import Path

from digest import frontmatter
from digest.addresses import RESERVED
from digest.errors import Problem
from digest.model import Page
from digest.text import one_line, without_hidden

_KEYS = ("title", "description")


def load(content: Path) -> tuple[tuple[Page, ...], tuple[Problem, ...]]:
    """The hand-written pages: `pages/NAME.md` is found at `/NAME/`. Their Markdown goes through `digest.markup` like
    all other.
    """
    results = [_page(path) for path in sorted((content / "pages").glob("*.md"))]
    return tuple(each for each in results if isinstance(each, Page)), tuple(
        each for each in results if isinstance(each, Problem)
    )


def _page(path: Path) -> Page | Problem:
    where = f"pages/{path.name}"
    if path.is_symlink() or not path.is_file():
        return Problem(where=where, what="not a regular file", hint="links are not followed")
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,79}", path.stem) or path.stem in RESERVED:
        return Problem(
            where=where,
            what=f"'{path.stem}' cannot be an address",
            hint="use small letters, digits and dashes, and none of the site's own names",
        )
    try:
        meta, body = frontmatter.parse(without_hidden(path.read_text(encoding="utf-8")))
    except (frontmatter.FrontMatterError, UnicodeDecodeError, OSError) as error:
        return Problem(where=f"{where}:{getattr(error, 'line', 1)}", what=str(error))
    if wrong := [key for key, value in meta.items() if key not in _KEYS or not isinstance(value, str)]:
        return Problem(where=where, what=f"'{wrong[0]}' is no key of a page", hint=f"it may have {' and '.join(_KEYS)}")
    title = one_line(str(meta.get("title") or path.stem))
    described = one_line(str(meta.get("description", "")))
    heading = "" if re.search(r"^# ", body, re.MULTILINE) else f"# {title}\n\n"
    return Page(
        path=path.name,
        text=heading + body,
        meta={"title": title, **({"description": described} if described else {}), "kind": "page"},
    )
