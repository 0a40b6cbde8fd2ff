"""The doors: what a person types, what is said, and the exit codes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from digest.cli import main
from tests.conftest import ROOT
from tests.test_hostile import PROSE, source

SAMPLE = ROOT / "content"
PASTED = "sources/harbour/ferry-pasted.txt"
PASTED_ID = "f66a58b102"


def run(*arguments: str | Path, given: bytes = b"") -> Result:
    result = CliRunner().invoke(main, [str(each) for each in arguments], input=given)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def explained(name: str) -> Result:
    return run("explain", name, "--content", SAMPLE, "--json")


def a_folder_with(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        source(folder, f"{name}.txt", text)
    return folder


@pytest.mark.parametrize(
    "name",
    [
        PASTED,
        PASTED_ID,
        f"s/{PASTED_ID}",
        f"http://127.0.0.1:8000/s/{PASTED_ID}/",
        str(SAMPLE / PASTED),
        "https://tharrow-mail.example/sound-and-sea/ferry-runs-aground-off-tharrow-haven?utm_source=mail",
    ],
)
def test_a_source_is_explained_by_whatever_name_a_person_has_for_it(name: str) -> None:
    (receipt,) = json.loads(explained(name).stdout)
    assert (receipt["file"], receipt["id"]) == (PASTED, PASTED_ID)


def test_a_story_is_explained_in_one_view() -> None:
    (receipt,) = json.loads(explained(PASTED).stdout)
    (story,) = json.loads(explained(receipt["story"]["address"]).stdout)
    assert story["story"]["address"] == receipt["story"]["address"]
    assert [each["id"] for each in story["sources"]] == receipt["story"]["sources"]
    printed = run("explain", receipt["story"]["address"], "--content", SAMPLE).stdout.splitlines()
    assert len([line for line in printed if line.startswith("Reports\t")]) == 5
    assert len(printed) < 20


def test_a_difference_is_explained_by_its_name_and_dismissed_by_it(tmp_path: Path) -> None:
    content = sample_content(tmp_path)
    address = "stories/ferry-with-84-passengers-runs-aground-off-tharrow-haven-6bb1f74089"
    (told,) = json.loads(run("explain", address, "--content", content, "--json").stdout)
    name = told["differences"][0]["id"]
    printed = run("explain", address, "--content", content).stdout
    assert f"(digest confirm {address} {name}, or digest dismiss)" in printed
    done = run("dismiss", address, name, "--note", "The company has corrected itself.", "--content", content)
    assert done.exit_code == 0
    assert f"facts: dismiss {name} note The company has corrected itself." in done.stdout
    printed = run("explain", address, "--content", content).stdout
    assert f"Facts: {name}, number: 84 passengers / 91 passengers (dismissed by stories/" in printed
    assert run("confirm", address, "000000", "--content", content).exit_code == 1


def test_a_receipt_names_each_cut_with_its_rule_and_each_field_with_its_origin() -> None:
    (receipt,) = json.loads(explained(PASTED).stdout)
    assert {"rule": "paywall notice", "text": "Already a subscriber? Log in"} in receipt["cut"]
    assert receipt["fields"]["published"]["from"] == "sidecar"
    assert receipt["fields"]["title"]["from"] == "text"
    assert receipt["copy"]["told"] == "all of its 7 sentences are also in sources/harbour/lady-corran-aground.md"
    assert receipt["links"][0]["score"] > 0.5
    assert receipt["moves"][0]["commands"] == [f"digest split {PASTED}"]


def test_what_is_left_of_a_withdrawn_story_is_explained() -> None:
    for name in ("s/4be01c97d2", str(SAMPLE / "stories/seal-gannock-sound.yml")):
        printed = run("explain", name, "--content", SAMPLE).stdout
        assert printed.startswith("This story was withdrawn by stories/seal-gannock-sound.yml")
        assert "The Tideline has taken its report back." in printed
        assert "stories/tagged-seal-found-shot-in-gannock-sound-4be01c97d2" in printed


def test_a_name_that_nothing_has_is_an_error_with_a_way_out() -> None:
    result = explained("nothing")
    assert result.exit_code == 1
    assert "no source and no story has this name (give a file," in result.stderr


def test_a_file_that_was_set_aside_is_explained_by_why() -> None:
    result = explained("sources/inbox/untitled-3.txt")
    assert result.exit_code == 1
    assert "no article in it" in result.stderr
    ((path, fate),) = [each.values() for each in json.loads(result.stdout)]
    assert (path, fate[:28]) == ("sources/inbox/untitled-3.txt", "set aside: no article in it:")


def test_a_follow_up_names_the_stories_before_it_and_a_report_its_other_file() -> None:
    (story,) = json.loads(explained("https://www.harbour-post.example/news/2026/09/lady-corran-sails-again").stdout)[:1]
    assert [kin["day"] for kin in story["thread"]] == ["2026-09-02", "2026-09-07"]
    (clip,) = json.loads(explained("sources/clips/Lady Corran back.md").stdout)
    assert clip["shown_as"] == story["shown_as"] != clip["file"]


def test_check_is_fine_with_warnings_unless_it_is_strict(tmp_path: Path) -> None:
    content = a_folder_with(tmp_path, good=f"A headline for the bridge\n\n{PROSE * 4}", notice="Subscribe to read on")
    assert run("check", "--content", content).exit_code == 0
    assert run("check", "--content", content, "--strict").exit_code == 1
    source(content, "image.html", b"\x89PNG\0")
    result = run("check", "--content", content)
    assert result.exit_code == 1
    assert result.stdout == "1 story from 1 article in 3 files: 1 error, 1 warning\n"
    assert result.stderr.splitlines()[0].startswith("error: sources/image.html: not text")


def test_check_writes_nothing(tmp_path: Path) -> None:
    content = a_folder_with(tmp_path, good=f"A headline for the bridge\n\n{PROSE * 4}")
    before = sorted(tmp_path.rglob("*"))
    run("check", "--content", content)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_build_of_nothing_but_bad_files_names_them_all(tmp_path: Path) -> None:
    content = a_folder_with(tmp_path / "content", empty="", notice="Subscribe to read on")
    result = run("build", "--content", content, "--output", tmp_path / "out")
    assert result.exit_code == 1
    assert "sources/empty.txt: empty" in result.stderr
    assert "sources/notice.txt: no article in it" in result.stderr
    assert f"put articles into {content / 'sources'}" in result.stderr
    assert not (tmp_path / "out").exists()


def test_a_build_reports_every_file(tmp_path: Path) -> None:
    content = a_folder_with(tmp_path / "content", good=f"A headline for the bridge\n\n{PROSE * 4}", empty="")
    report = tmp_path / "report.json"
    result = run("build", "--content", content, "--output", tmp_path / "out", "--report", report)
    assert result.exit_code == 0
    made = json.loads(report.read_text("utf-8"))
    assert [each["file"] for each in made["files"]] == ["sources/empty.txt", "sources/good.txt"]
    assert made["files"][0]["fate"] == "set aside: empty"
    assert made["problems"][0]["where"] == "sources/empty.txt"
    nowhere = run("build", "--content", content, "--output", tmp_path / "out", "--report", tmp_path / "no" / "r.json")
    assert (nowhere.exit_code, "cannot be written" in nowhere.stderr) == (1, True)


def test_the_output_cannot_be_inside_the_content(tmp_path: Path) -> None:
    content = a_folder_with(tmp_path, good=f"A headline for the bridge\n\n{PROSE * 4}")
    result = run("build", "--content", content, "--output", content / "sources" / "out")
    assert result.exit_code == 1
    assert "output and content cannot be inside each other" in result.stderr


def test_the_content_cannot_be_inside_what_is_replaced(tmp_path: Path) -> None:
    content = a_folder_with(tmp_path / "out" / "site" / "content", good=f"A headline for the bridge\n\n{PROSE * 4}")
    assert run("build", "--content", content, "--output", tmp_path / "out").exit_code == 1
    assert (content / "sources" / "good.txt").is_file()


def test_hiding_the_only_story_takes_it_off_the_site(tmp_path: Path) -> None:
    content = a_folder_with(tmp_path / "content", good=f"A headline for the bridge\n\n{PROSE * 4}")
    run("build", "--content", content, "--output", tmp_path / "out")
    (content / "stories").mkdir()
    (content / "stories" / "bridge.yml").write_text("lead: sources/good.txt\nstatus: hidden\njoin: [gone]\n", "utf-8")
    assert run("build", "--content", content, "--output", tmp_path / "out").exit_code == 0
    shown = [path for path in (tmp_path / "out").rglob("*") if path.is_file() and b"bridge" in path.read_bytes()]
    assert shown == []


def test_what_comes_in_is_filed_once(tmp_path: Path) -> None:
    text = f"A headline for the bridge\n\n{PROSE * 4}".encode()
    filed = run("add", "-", "--content", tmp_path, "--url", "https://lantern.example/bridge", given=text)
    assert filed.exit_code == 0
    assert (tmp_path / "sources" / "undated" / "lantern-example-a-headline-for-the-bridge.txt").read_bytes() == text
    again = run("add", "-", "--content", tmp_path, "--url", "https://www.lantern.example/bridge/", given=text)
    assert again.exit_code == 1
    assert "this source is there already: sources/undated/" in again.stderr


FERRY = "sources/harbour/lady-corran-aground.md"
SHOP = "sources/inbox/orrin shop.txt"


def sample_content(folder: Path) -> Path:
    content = folder / "content"
    shutil.copytree(SAMPLE, content)
    return content


def test_an_editor_decides_by_commands(tmp_path: Path) -> None:
    content = sample_content(tmp_path)
    (content / "stories" / "little-orrin-shop.yml").unlink()
    done = run("retitle", content / SHOP, "An island buys its shop", "--content", content)
    assert done.exit_code == 0
    name = "stories/customers-buy-the-last-shop-on-little-orrin.yml"
    assert done.stdout.splitlines() == [
        f"{name}: join: {SHOP}",
        f"{name}: title: An island buys its shop",
        f"wrote {content / name}",
    ]
    assert (content / name).read_text("utf-8") == f"join: [{SHOP}]\ntitle: An island buys its shop\n"
    again = run("retitle", SHOP, "An island buys its shop", "--content", content)
    assert again.stdout == f"{name}: it says so already; nothing is written\n"
    refused = run("split", SHOP, "--content", content)
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "its story's only report" in refused.stderr


def test_a_removed_file_and_its_sidecar_are_gone_and_nothing_that_was_published_is(tmp_path: Path) -> None:
    content = sample_content(tmp_path)
    run("build", "--content", content, "--output", tmp_path / "out")
    before = tmp_path / "out" / "docs" / "urls.txt"
    assert run("check", "--content", content, "--against", before).exit_code == 0
    assert run("remove", PASTED, "--content", content).exit_code == 0
    assert run("remove", SHOP, "--content", content, "--reason", "At the author's wish.").exit_code == 0
    assert not list(content.glob(f"{PASTED}*"))
    assert run("check", "--content", content, "--against", before).exit_code == 0


def test_an_address_that_was_published_and_is_gone_is_an_error(tmp_path: Path) -> None:
    content = sample_content(tmp_path)
    before = tmp_path / "urls.txt"
    before.write_text(f"# what the old site had\n\n/s/{PASTED_ID}/\nabout/\n/2019/some-post/\n", "utf-8")
    result = run("check", "--content", content, "--against", before)
    assert result.exit_code == 1
    (fault,) = [line for line in result.stderr.splitlines() if line.startswith("error")]
    assert fault.startswith(f"error: {before}:5: /2019/some-post/ was published and leads nowhere now (")
    nowhere = run("check", "--content", content, "--against", tmp_path / "none.txt")
    assert (nowhere.exit_code, "cannot be read" in nowhere.stderr) == (1, True)


def test_wrong_usage_exits_with_2() -> None:
    assert run("build", "--jobs", "0").exit_code == 2
    assert run("nothing").exit_code == 2


def test_what_may_be_shown_of_a_source_is_explained_with_who_says_so(tmp_path: Path) -> None:
    content = ROOT / "tests" / "scenarios" / "held-back" / "content"
    printed = run("explain", "sources/lantern.txt", "--content", content).stdout
    assert "Right: excerpt (outlets.yml); 26 words withheld" in printed
    assert "a smith in Norderhamm has offered" in printed
    assert "Said:  stories/sluice.yml names it in join" in printed
    for name, said in (
        ("echo", "link (stories/sluice.yml)"),
        ("mail", "withheld (sidecar)"),
        ("choir", "withheld (header)"),
    ):
        assert f"Right: {said}" in run("explain", f"sources/{name}.txt", "--content", content).stdout
    story = run("explain", "stories/sluice-gate-at-hollin-stuck-open-4fd0fad36c", "--content", content).stdout
    assert "sources/mail.txt" in story
    assert "2026-05-03, 57 words, withheld (sidecar)" in story
    assert (
        "It has no page: all of its sources are withheld" in run("explain", "s/acd607daa1", "--content", content).stdout
    )
