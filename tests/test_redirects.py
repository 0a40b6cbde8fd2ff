"""The pages at addresses that lead elsewhere, and those of what is gone. What editors write is no markup."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urljoin

import pytest

from digest.addresses import Redirect, Tombstone
from digest.render.redirects import redirect, tombstone

EVIL = "\"><script>alert('x')</script>"


@pytest.mark.parametrize(
    ("at", "path", "to"),
    [
        ("s/one", "s/one/index.html", "/digest/stories/fire/#s-one"),
        ("2019/a.html", "2019/a.html", "/digest/stories/fire/#s-one"),
        ("old", "old/index.html", "/digest/stories/fire/#s-one"),
        ("a/b/c/d", "a/b/c/d/index.html", "/digest/stories/fire/#s-one"),
    ],
)
def test_a_redirect_leads_there_from_wherever_it_stands(at: str, path: str, to: str) -> None:
    page = redirect(Redirect(at=at, to="stories/fire", source="one", title="Fire"))
    assert (page.path, page.leads_to) == (path, "stories/fire")
    found = re.search(r"url=([^\"]+)", page.text)
    assert found
    assert urljoin(f"/digest/{path.removesuffix('index.html')}", unescape(found[1])) == to


def test_a_headline_in_a_redirect_is_text() -> None:
    page = redirect(Redirect(at="old", to="stories/fire", title=EVIL, lang=EVIL))
    assert "<script>" not in page.text


def test_a_reason_on_a_tombstone_is_text_and_the_page_says_nothing_else() -> None:
    page = tombstone(Tombstone(address="stories/fire", reason=f"{EVIL} [x](javascript:alert(1)) # no"))
    assert page.path == "stories/fire.md"
    assert page.meta == {
        "title": "This story was withdrawn",
        "description": "This story was withdrawn.",
        "kind": "withdrawn",
    }
    assert "<script>" not in page.text
    assert "\\[x\\]" in page.text
    assert "None" not in tombstone(Tombstone(address="2019/a", reason=None)).text
    assert "(../index.md)" in tombstone(Tombstone(address="2019/a", reason=None)).text
