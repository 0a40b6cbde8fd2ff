"""Files a source under `content/sources/` with a name that a person can find again. Touches the disk, and for a URL
the network.
"""

from __future__ import annotations

import urllib.request
from datetime import datetime
from functools import partial
from pathlib import Path
from urllib.error import URLError

import yaml

from digest import intake, outlets
from digest.addresses import domain, web_address
from digest.config import Config
from digest.errors import Problem
from digest.model import Article
from digest.outlets import Outlets
from digest.read import SIDECAR, find_sources
from digest.text import slug

PATIENCE = 30  # seconds that a server may take
_BROWSER = {"User-Agent": "Mozilla/5.0 (compatible; news-digest)"}


def fetch(url: str, *, largest: int) -> bytes | Problem:
    """The page at a web address, at most one byte more than `largest`."""
    address = web_address(url)
    if not address:
        return Problem(where=url, what="not a web address", hint="it begins with https://")
    request = urllib.request.Request(address, headers=_BROWSER)  # noqa: S310 - `web_address` lets only http(s) pass
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as response:  # noqa: S310 - as above
            return bytes(response.read(largest + 1))
    except (URLError, OSError, ValueError) as error:
        return Problem(
            where=url,
            what=f"cannot be fetched: {getattr(error, 'reason', error)}",
            hint="save the page in a browser and add the file",
        )


def add(
    data: bytes, *, name: str, url: str | None, content: Path, config: Config, now: datetime, again: bool = False
) -> Path | Problem:
    """Write a source into the content folder and return where it is; a Problem where it is none, or is there already.

    `name` is what the file was called; of it only the ending is kept. `again` files another snapshot of a source that
    is there.
    """
    named = outlets.load(content)[0]
    one = partial(intake.article, f"sources/new{_ending(name, data)}", data, named=named, reading=config.reading)
    sidecar = _sidecar(one(None), url, now)
    article = one(sidecar)
    if isinstance(article, Problem):
        return Problem(where=name, what=article.what, hint=article.hint)
    if not again and (there := _there_already(article, named, content, config)):
        hint = "--again files it as another snapshot"
        return Problem(where=name, what=f"this source is there already: {there}", hint=hint)
    path = _free(content / "sources" / _folder(article) / _name(article), _ending(name, data))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        if sidecar:
            path.with_name(path.name + SIDECAR).write_bytes(sidecar)
    except OSError as error:
        return Problem(where=str(path), what=f"cannot be written: {error.strerror}")
    return path


def _sidecar(alone: Article | Problem, url: str | None, now: datetime) -> bytes | None:
    """What is known from outside. The file's own word for its address is better than where it was fetched from."""
    if url is None:
        return None
    own = alone.url if isinstance(alone, Article) else None
    known = {**({} if own else {"url": url}), "saved": now.isoformat(timespec="seconds")}
    return yaml.safe_dump(known, sort_keys=False).encode()


def _there_already(article: Article, named: Outlets, content: Path, config: Config) -> str | None:
    """The file of the same source, if there is one."""
    known = intake.articles(content, find_sources(content)[0], named, config.reading)
    return next((each.path for each in known if isinstance(each, Article) and each.id == article.id), None)


def _ending(name: str, data: bytes) -> str:
    """The file's own; where it has none that says something, what its first bytes look like."""
    suffix = Path(name).suffix.lower()
    if suffix in (".html", ".htm", ".md", ".markdown", ".txt"):
        return suffix
    return (
        ".html"
        if b"<html" in data[:4096].lower() or b"<!doctype html" in data[:4096].lower()
        else ".md"
        if data.startswith(b"---")
        else ".txt"
    )


def _folder(article: Article) -> str:
    return article.published.at.strftime("%Y/%m") if article.published else "undated"


def _name(article: Article) -> str:
    day = article.published.day if article.published else ""
    outlet = slug(article.outlet.name if article.outlet else domain(article.url) if article.url else "", 24)
    return "-".join(filter(None, [day, outlet, slug(article.title or "", 50)])) or article.id


def _free(path: Path, ending: str) -> Path:
    """The first name that nobody has: NAME, NAME-2, NAME-3, …"""
    number = 1
    while (free := path.with_name(f"{path.name}{f'-{number}' if number > 1 else ''}{ending}")).exists():
        number += 1
    return free
