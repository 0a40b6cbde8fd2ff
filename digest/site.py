"""Stage 10: files in, HTML out: MkDocs builds the pages, Pagefind indexes them. Touches the disk.

The new site is made beside the old one and takes its place when it is whole. Where nothing that it depends on has
changed, nothing is built and nothing is written.
"""

from __future__ import annotations

import hashlib
import logging
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config.base import load_config
from mkdocs.exceptions import Abort, BuildError, ConfigurationError

from digest.errors import OutputError, Problem, Weight

STAMP = ".site"  # beside the site: what it was made from, and what it then held
_DEPENDS_ON = ("mkdocs", "mkdocs-material", "markdown", "pymdown-extensions", "jinja2", "pagefind")
_OURS = Path(__file__).parent
# Pagefind's ready-made search boxes, Material's own search and the source maps: no page of ours loads them.
_UNUSED = (
    "pagefind/pagefind-ui.*",
    "pagefind/pagefind-modular-ui.*",
    "pagefind/pagefind-component-ui.*",
    "pagefind/pagefind-highlight.js",
    "assets/javascripts/lunr",
    "assets/javascripts/workers",
    "assets/**/*.map",
    "assets/images/favicon.png",
)


def build_site(output: Path, root: Path, *, url: str) -> tuple[bool, tuple[Problem, ...]]:
    """`output/docs` into `output/site`; whether anything had to be done, and what MkDocs had to say. Raises
    OutputError.
    """
    docs, site, stamp = output / "docs", output / "site", output / STAMP
    cause = _cause(docs, root, url)
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == _stamped(cause, site):
        return False, ()
    fresh = output / ".site-new"
    shutil.rmtree(fresh, ignore_errors=True)
    problems = _mkdocs(docs, fresh, root, url)
    _tighten(fresh)
    _pagefind(fresh)
    _prune(fresh)
    _swap(fresh, site)
    stamp.write_text(_stamped(cause, site), encoding="utf-8")
    return True, problems


def _cause(docs: Path, root: Path, url: str) -> str:
    """All that the site depends on, as one hash."""
    ours = [path for path in sorted((_OURS / "theme").rglob("*")) if path.is_file()]
    return _hash(
        [f"{name} {version(name)}".encode() for name in _DEPENDS_ON]
        + [
            url.encode(),
            _tree(docs).encode(),
            *(path.read_bytes() for path in [root / "mkdocs.yml", _OURS / "markup.py", _OURS / "site.py", *ours]),
        ]
    )


def _stamped(cause: str, site: Path) -> str:
    return f"{cause}\n{_tree(site)}\n"


def _tree(folder: Path) -> str:
    """A folder's names and contents as one hash."""
    files = sorted(path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else []
    return _hash(piece for path in files for piece in (path.relative_to(folder).as_posix().encode(), path.read_bytes()))


def _hash(pieces: Iterable[bytes]) -> str:
    whole = hashlib.sha256()
    for piece in pieces:
        whole.update(len(piece).to_bytes(8, "big") + piece)
    return whole.hexdigest()


# -- MkDocs


def _mkdocs(docs: Path, fresh: Path, root: Path, url: str) -> tuple[Problem, ...]:
    with _heard() as said:
        try:
            mkdocs_build(load_config(str(root / "mkdocs.yml"), docs_dir=str(docs), site_dir=str(fresh), site_url=url))
        except (Abort, BuildError, ConfigurationError) as error:
            raise OutputError("MkDocs could not build the site: " + "; ".join([*said.words, str(error)])) from None
    return tuple(Problem(where="mkdocs", what=words, weight=Weight.WARNING) for words in said.words)


class _Listener(logging.Handler):
    """Keeps what MkDocs warns of, as words."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.words: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.words.append(record.getMessage())


@contextmanager
def _heard() -> Iterator[_Listener]:
    """Listen to MkDocs while it works, with its clock standing still."""
    log, listener = logging.getLogger("mkdocs"), _Listener()
    before, propagates = os.environ.get("SOURCE_DATE_EPOCH"), log.propagate
    os.environ["SOURCE_DATE_EPOCH"] = "0"
    log.addHandler(listener)
    log.propagate = False
    try:
        yield listener
    finally:
        log.removeHandler(listener)
        log.propagate = propagates
        os.environ.pop("SOURCE_DATE_EPOCH")
        if before is not None:
            os.environ["SOURCE_DATE_EPOCH"] = before


def _tighten(site: Path) -> None:
    """Take the space between blocks out, and on stories' pages the ids of headings that no link leads to: 1.5 kB of a
    page of 25.
    """
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        if path.is_relative_to(site / "stories"):
            html = _without_idle_ids(html)
        if "<pre" not in html:
            html = _BEFORE_BLOCK.sub("", re.sub(r"\n\s+", "\n", html))
        path.write_text(html, encoding="utf-8", newline="\n")


_BEFORE_BLOCK = re.compile(
    r"(?<=>)\n(?=</?(?:div|p|ul|ol|li|details|summary|blockquote|h[1-6]|head|body|meta|link|main|article|footer|header)\b)"
)


def _without_idle_ids(html: str) -> str:
    links = set(re.findall(r'href="#([^"]*)"', html))
    return re.sub(r'(<h[1-6]) id="([^"]*)"', lambda found: found[0] if found[2] in links else found[1], html)


# -- Pagefind


def _pagefind(site: Path) -> None:
    """Index the pages that are marked for it. One index for all languages, so that one search finds everything."""
    command = [
        sys.executable,
        "-m",
        "pagefind",
        "--site",
        str(site),
        "--force-language",
        "en",
        "--silent",
        "--exclude-selectors",
        _NOT_TEXT,
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise OutputError(f"Pagefind could not index the site: {(done.stderr or done.stdout).strip()}")


def _prune(site: Path) -> None:
    """Take away what is copied along and never asked for: most of the bytes of a small site."""
    for pattern in _UNUSED:
        for path in sorted(site.glob(pattern)):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()


# What stands on a story's page and is no source's text, or stands there a second time.
_NOT_TEXT = ".facts, .thread, .glance, .chips, .difference, .dismissed, .timeline, .growth, .source, summary, h2"


def _swap(fresh: Path, site: Path) -> None:
    """The new site takes the old one's place; two renames, so there is no time to speak of without one."""
    old = site.with_name(".site-old")
    try:
        shutil.rmtree(old, ignore_errors=True)
        if site.exists():
            site.rename(old)
        fresh.rename(site)
        shutil.rmtree(old, ignore_errors=True)
    except OSError as error:
        raise OutputError(f"{error.filename}: the new site cannot take its place: {error.strerror}") from None
