"""Pages into files: plan first, then apply."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.errors import OutputError
from digest.model import Page
from digest.write import Plan, apply, content, plan
from tests.builders import page, redirect

INDEX, STORY, MOVED = page("index.md"), page("stories/bell-1.md", "# A bell", id="1"), redirect("s/1/index.html")


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def write(folder: Path, *pages: Page) -> None:
    apply(plan(pages, folder), folder)


def changes(steps: Plan) -> tuple[object, ...]:
    return (*steps.write, *steps.delete)


def test_a_folder_holds_exactly_the_pages_and_a_second_plan_is_empty(tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    first = plan([INDEX, STORY, MOVED], folder)
    assert [path for path, _ in first.write] == ["index.md", "s/1/index.html", "stories/bell-1.md"]
    assert not folder.exists()  # a plan changes nothing
    apply(first, folder)
    assert files(folder) == {each.path: content(each) for each in (INDEX, STORY, MOVED)}
    second = plan([MOVED, STORY, INDEX], folder)
    assert (second.write, second.delete) == ((), ())
    assert second.kept == 3


def test_a_page_with_front_matter_has_it_and_one_without_is_its_text(tmp_path: Path) -> None:
    assert content(page("a.md", "# A", tags=["x"])) == b"---\ntitle: Hello\ntags:\n- x\n---\n\n# A\n"
    assert content(redirect(text="é")) == "é".encode()


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    write(tmp_path, INDEX, STORY)
    before = (tmp_path / "index.md").stat()
    steps = plan([INDEX, page(STORY.path, "# Two bells", id="1")], tmp_path)
    assert ([path for path, _ in steps.write], steps.delete, steps.kept) == ([STORY.path], (), 1)
    apply(steps, tmp_path)
    assert (tmp_path / STORY.path).read_bytes().endswith(b"# Two bells\n")
    after = (tmp_path / "index.md").stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def test_stale_files_and_folders_that_are_then_empty_go(tmp_path: Path) -> None:
    write(tmp_path, INDEX, STORY)
    (tmp_path / "empty" / "inside").mkdir(parents=True)
    (tmp_path / ".hidden").write_text("x", encoding="utf-8")
    steps = plan([INDEX], tmp_path)
    assert steps.delete == (".hidden", "stories/bell-1.md")
    apply(steps, tmp_path)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["index.md"]


def test_a_link_to_a_file_is_replaced_and_not_followed(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "docs", tmp_path / "elsewhere.md"
    elsewhere.write_bytes(content(INDEX))
    folder.mkdir()
    (folder / "index.md").symlink_to(elsewhere)
    (folder / "stale.md").symlink_to(elsewhere)
    write(folder, page("index.md", "# New"))
    assert not (folder / "index.md").is_symlink()
    assert not (folder / "stale.md").is_symlink()
    assert elsewhere.read_bytes() == content(INDEX)
    assert not changes(plan([page("index.md", "# New")], folder))


def test_a_link_to_a_file_with_the_very_same_bytes_is_replaced_too(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "docs", tmp_path / "elsewhere.md"
    elsewhere.write_bytes(content(INDEX))
    folder.mkdir()
    (folder / "index.md").symlink_to(elsewhere)
    write(folder, INDEX)
    assert not (folder / "index.md").is_symlink()


def test_a_link_to_a_folder_is_taken_away_and_what_it_leads_to_stays(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "docs", tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "mine.md").write_text("mine", encoding="utf-8")
    folder.mkdir()
    (folder / "old").symlink_to(elsewhere)
    write(folder, INDEX)
    assert not (folder / "old").is_symlink()
    assert (elsewhere / "mine.md").read_text(encoding="utf-8") == "mine"


def test_what_cannot_be_written_is_a_fault_that_names_the_place(tmp_path: Path) -> None:
    (tmp_path / "docs").write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(OutputError, match=r"docs.*: cannot be written"):
        write(tmp_path / "docs", INDEX)


def test_no_half_file_is_left_where_writing_fails(tmp_path: Path) -> None:
    (tmp_path / "index.md").mkdir()  # in the way
    with pytest.raises(OutputError, match="cannot be written"):
        write(tmp_path, INDEX)
    assert [path.name for path in tmp_path.iterdir()] == ["index.md"]


PATHS = st.sampled_from(["index.md", "about.md", "s/1/index.html", "s/2/index.html", "stories/a.md", "stories/b.md"])
PAGES = st.lists(st.builds(page, PATHS, st.sampled_from(["# A", "# B"])), unique_by=lambda made: made.path, max_size=6)


@settings(max_examples=40)
@given(PAGES, PAGES)
def test_whatever_was_there_the_folder_holds_the_new_pages_and_only_them(
    tmp_path_factory: pytest.TempPathFactory, old: list[Page], new: list[Page]
) -> None:
    folder = tmp_path_factory.mktemp("docs")
    write(folder, *old)
    write(folder, *new)
    assert files(folder) == {each.path: content(each) for each in new}
    assert not changes(plan(new, folder))
