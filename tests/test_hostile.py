"""`content/` is never trusted: what bad files may not do to a reader, to the folder around them, or to the others."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from digest import config, pipeline
from digest.errors import OutputError
from digest.model import Edition
from tests.conftest import ROOT
from tests.test_site import pages, tree

PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[click](javascript:alert(1))",
    '"><svg onload=alert(1)>',
    "{{ config }}{% raw %}",
    '--8<-- ".git/config"',
    "</title><script>alert(1)</script>",
    "/// details | x",
    "![x](https://tracker.example/p.gif)",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
)
PROSE = (
    "The council of Aldermere met on Tuesday and decided to mend the bridge over the river before the winter floods. "
)


def article(title: str, words: str, **fields: str) -> str:
    lines = "".join(f"{key}: {value!r}\n" for key, value in {"title": title, **fields}.items())
    return f"---\n{lines}---\n\n{words}\n\n{PROSE * 4}\n"


def build(content: Path, output: Path) -> tuple[pipeline.Published, Edition]:
    settings = config.load(ROOT)
    edition = pipeline.make(content, settings)
    return pipeline.publish(edition, content, output, ROOT, settings), edition


def source(content: Path, name: str, text: str | bytes) -> Path:
    path = content / "sources" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


def test_no_payload_in_any_slot_becomes_an_element(tmp_path: Path) -> None:
    content = tmp_path / "content"
    for number, payload in enumerate(PAYLOADS):
        text = article(
            payload,
            f"{payload} {PROSE}",
            author=payload,
            site=payload,
            tags=payload,
            url=f"https://a.example/{payload}",
            description=payload,
        )
        source(content, f"{number} {payload.replace('/', '_')}.md", text)
        source(
            content,
            f"plain-{number}.txt",
            f"{payload} in a headline of {number}\n\n{PROSE * 4}\n\n{payload}\n\n{PROSE}",
        )
        for version in (1, 2, 3):  # three files of one source, and the first of another story, weeks before
            url = f"https://b.example/{number}" + ("" if version < 3 else "/first")
            day = f"2026-09-0{version}" if version < 3 else "2026-08-15"
            words = f"{payload} {version} {PROSE}\n\n- {payload} {version}\n\n> {payload} {version} {PROSE}"
            text = article(f"{payload} follows Zadelhoff{number}", words * (4 - version), url=url, date=day)
            source(content, f"version {number}-{version}.md", text)
    (content / "pages").mkdir()
    (content / "pages" / "about.md").write_text("# About\n\n" + "\n\n".join(PAYLOADS), "utf-8")
    _, edition = build(content, tmp_path / "out")
    assert any(each.passages for story in edition.stories for kept in story.versions.values() for each in kept)
    assert any(story.group.earlier for story in edition.stories)
    for path, page in pages(tmp_path / "out" / "site"):
        for tag, attributes in page.elements:
            where = f"{path}: <{tag} {attributes}>"
            assert not [name for name in attributes if name.startswith("on")], where
            href = attributes.get("href", "") if attributes.get("rel") != "icon" else ""
            assert not href.lower().startswith(("javascript:", "data:", "vbscript:")), where
            assert tag != "img", where
            assert tag != "script" or attributes.get("type") in ("application/json", "module", None), where
        assert "<script>alert" not in (tmp_path / "out" / "site" / path).read_text("utf-8"), path


def test_what_lies_around_the_content_folder_is_never_published(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(f"canary-in-a-file {PROSE * 5}", "utf-8")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "inside.txt").write_text(f"canary-in-a-folder {PROSE * 5}", "utf-8")
    content = tmp_path / "content"
    source(content, "good.txt", f"A good headline for the bridge\n\n{PROSE * 5}")
    (content / "sources" / "link.txt").symlink_to(secret)
    (content / "sources" / "folder").symlink_to(tmp_path / "folder")
    (content / "sources" / "broken.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(content / "sources" / "pipe.txt")
    (Path(os.fsdecode(os.fsencode(content / "sources") + b"/caf\xe9.txt"))).write_text(f"canary {PROSE * 5}", "utf-8")
    (content / "pages").mkdir()
    (content / "pages" / "secret.md").symlink_to(secret)
    (content / "stories").mkdir()
    (content / "stories" / "secret.yml").symlink_to(secret)
    (content / "outlets.yml").symlink_to(secret)
    _, edition = build(content, tmp_path / "out")
    made = b"\n".join(tree(tmp_path / "out").values())
    assert b"canary" not in made
    assert {problem.where for problem in edition.problems} == {
        "sources/link.txt",
        "sources/caf\\udce9.txt",
        "sources/folder",
        "sources/broken.txt",
        "sources/pipe.txt",
        "pages/secret.md",
        "stories/secret.yml",
        "outlets.yml",
    }


BAD = {
    "empty.txt": b"",
    "image.html": b"\x89PNG\r\n\x1a\n\0\0\0",
    "conflict.txt": b"<<<<<<< ours\nOne side of it\n=======\nThe other side\n>>>>>>> theirs\n",
    "list.md": b"---\n- a\n- b\n---\n\nShort.\n",
    "alias.md": b"---\na: &a [x]\nb: *a\n---\n\nShort.\n",
    "twice.md": b"---\ntitle: a\ntitle: b\n---\n\nShort.\n",
    "half.html": b"<html><head><title>Half",
    "mixed.txt": b"Caf\xe9 \xff\xfe \x81\x8d",
    "paper.pdf": b"%PDF-1.4",
    "letter.eml": b"From: a@b.example\n\nText",
    "deep.html": b"<html><body>" + b"<div>" * 3000 + b"deep",
    "wide.html": b"<html><body><p " + b"a=1 " * 20000 + b">wide",
    "nul.txt": b"text\0text",
    "comments.txt": b"<!--a-->" * 5000 + b"x",
    "half-a-conflict.txt": b"<<<<<<< a\n" * 5000 + b"=======\n" * 5000,
}


def test_bad_files_cost_only_themselves(tmp_path: Path) -> None:
    """Their pages stay byte for byte what they are without them, and each is named with a reason and a way out."""
    content = tmp_path / "content"
    for number in range(5):
        source(
            content,
            f"good-{number}.txt",
            f"Headline number {number} of the day in Aldermere\n\n{'Word' + str(number)} {PROSE * 4}",
        )
    build(content, tmp_path / "before")
    for name, data in BAD.items():
        source(content, name, data)
    _, edition = build(content, tmp_path / "after")
    before, after = tree(tmp_path / "before" / "docs"), tree(tmp_path / "after" / "docs")
    assert before == after
    assert {problem.where.removeprefix("sources/") for problem in edition.problems if problem.hint} >= set(BAD)


def test_a_folder_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    content = tmp_path / "content"
    source(content, "good.txt", f"A good headline for the bridge\n\n{PROSE * 5}")
    (tmp_path / "out" / "docs").mkdir(parents=True)
    (tmp_path / "out" / "docs" / "thesis.md").write_text("Years of work", "utf-8")
    with pytest.raises(OutputError, match="not made here"):
        build(content, tmp_path / "out")
    assert tree(tmp_path / "out") == {"docs/thesis.md": b"Years of work"}


def test_without_any_story_the_old_site_stays(tmp_path: Path) -> None:
    content = tmp_path / "content"
    good = source(content, "good.txt", f"A good headline for the bridge\n\n{PROSE * 5}")
    build(content, tmp_path / "out")
    before = tree(tmp_path / "out")
    good.unlink()
    with pytest.raises(OutputError, match="no story"):
        build(content, tmp_path / "out")
    assert tree(tmp_path / "out") == before


def test_a_story_that_goes_leaves_no_page_behind(tmp_path: Path) -> None:
    content = tmp_path / "content"
    source(content, "good.txt", f"A good headline for the bridge\n\n{PROSE * 5}")
    gone = source(
        content,
        "gone.txt",
        "A harvest of plums in the north\n\n"
        + "Plums were picked by forty pupils in Norrland orchards on Friday afternoon. " * 5,
    )
    build(content, tmp_path / "out")
    assert [path for path in tree(tmp_path / "out" / "site") if "plums" in path]
    gone.unlink()
    build(content, tmp_path / "out")
    assert not [path for path in tree(tmp_path / "out" / "site") if "plums" in path]
    shutil.rmtree(tmp_path / "out" / "site")
    build(content, tmp_path / "out")
    assert (tmp_path / "out" / "site" / "index.html").is_file()
