"""`story.json`: it holds all that the page shows, and is what its schema says."""

from __future__ import annotations

import json
import re
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest import config, pipeline
from digest.config import Config, Rights
from digest.editorial import Decision, read
from digest.model import (
    Article,
    Difference,
    Folded,
    Kind,
    Matter,
    Moment,
    Paragraph,
    Record,
    Right,
    Side,
    Statement,
    Story,
    Twin,
    Verdict,
    records,
)
from digest.pipeline import tell
from digest.record import record
from digest.record.data import SCHEMA, beside, from_json, to_json
from digest.record.disputes import differs
from digest.render.story import page
from tests.builders import article, blocks, day, group_of, outlet, story_of, wish
from tests.conftest import ROOT, Site
from tests.news import decisions, streams

SITE = "https://news.example/"
SCHEMA_TEXT = (ROOT / "digest" / "theme" / SCHEMA).read_text("utf-8")
JUDGE = jsonschema.Draft202012Validator(json.loads(SCHEMA_TEXT))


def of(story: Story) -> Record:
    (made,) = record([story], SITE)
    return made


def full() -> Story:
    """A story with something of everything."""
    a = article("The wall fell on Monday.\n\nNobody was hurt.", id="a", outlet=outlet("The Lantern"), published=day(1))
    b = article("The wall fell on Sunday.\n\nThe mayor wept.", id="b", outlet=outlet("The Tide"), published=day(2))
    sides = (
        Side(source="a", sentence="The wall fell on Monday.", words="Monday"),
        Side(source="b", sentence="The wall fell on Sunday.", words="Sunday"),
    )
    said = Statement(text="Nobody was hurt.", sources=("a",))
    first, *rest = story_of(group_of(a)).paragraphs
    told = [replace(first, twins=(Twin(source="b", text="The wall fell on Sunday."),)), *rest]
    return story_of(
        group_of(a, b, copies={"b": "a"}, wish=wish(note="We asked twice.", tags=("Walls",))),
        paragraphs=[*told, *story_of(group_of(b)).paragraphs[:1]],
        differences=[
            Difference(matter=Matter.DATE, sides=sides, is_update=True),
            Difference(
                matter=Matter.NAME, sides=sides[::-1], verdict=Verdict(confirmed=False, where="x", note="One wall.")
            ),
        ],
        folded=(Folded(source="b", block=blocks("The mayor wept.")[0]),),
        glance=(said,),
        timeline=(Moment(day="2026-08-31", statement=said),),
    )


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(found=streams(5), made=decisions(), held=st.lists(st.sampled_from([None, *Right]), min_size=5, max_size=5))
def test_a_page_is_made_from_its_data(
    found: tuple[Article, ...], made: tuple[Decision, ...], held: list[Right | None]
) -> None:
    found = tuple(
        replace(each, rights=right, origins={"rights": "x"}) for each, right in zip(found, held, strict=False)
    )
    edition = tell(found, made, (), Config(name="News", url=SITE, rights=Rights(excerpt_words=30)))
    for each in record(edition.stories, SITE):
        data = json.loads(to_json(each))
        assert page(from_json(data)) == page(each)
        assert from_json(data) == each
        JUDGE.validate(data)


def test_a_page_with_everything_is_made_from_its_data() -> None:
    made = of(full())
    data = json.loads(to_json(made))
    JUDGE.validate(data)
    assert from_json(data) == made
    assert data["$schema"] == "https://news.example/story.schema.json"
    (twin,) = data["paragraphs"][0]["twins"]
    assert twin["differs"] is True
    assert twin["disputes"] == data["paragraphs"][0]["disputes"] == [data["differences"][0]["id"]]
    assert data["folded"] == [{"source": "b", "text": "The mayor wept.", "kind": "paragraph"}]
    assert [each["is_update"] for each in data["differences"] if "is_update" in each] == [True]
    assert [each.get("verdict") for each in data["differences"]] == [None, {"confirmed": False, "note": "One wall."}]


@pytest.mark.parametrize(
    ("twin", "is_said_differently"),
    [
        ("The driver of the first engine, Paul Emmer, did not survive.", True),
        ("Paul Emmer, who drove the first engine, survived with burns.", False),
        ("Paul Emmer, the driver, survived. He does not want to drive again.", False),  # of two sentences nobody knows
    ],
)
def test_a_wording_with_a_not_more_is_told_as_another(twin: str, is_said_differently: bool) -> None:
    told = Paragraph(
        text="The driver of the first engine, Paul Emmer, survived with burns on both hands.",
        kind=Kind.PARAGRAPH,
        voices=("a",),
    )
    assert differs(Twin(source="b", text=twin), told, []) is is_said_differently


@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    made = of(story_of(title=text))
    assert from_json(json.loads(to_json(made).encode())).title == text


# -- the schema


def test_the_sample_in_the_documentation_is_a_story() -> None:
    (sample,) = re.findall(r"```json\n(.+?)```", (ROOT / "docs" / "story-json.md").read_text("utf-8"), re.DOTALL)
    JUDGE.validate(json.loads(sample))
    text = page(from_json(json.loads(sample))).text
    assert "[The Lantern](#s-6bb1f74089) in other words [The Gull](#s-371db5b070) differently [The Tide]" in text


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(SCHEMA_TEXT))


NAMES = {
    records.Coverage: "coverage",
    records.Neighbour: "neighbour",
    records.Saying: "saying",
    records.Disagreement: "difference",
    records.Ruling: "verdict",
    records.Side: "side",
    records.Passage: "paragraph",
    records.Wording: "wording",
    records.Aside: "aside",
    records.Event: "event",
    records.Growth: "growth",
    records.Addition: "addition",
    records.Report: "report",
    records.Copied: "copied",
    records.Removed: "removed",
    records.OtherFile: "file",
    records.Remnant: "passage",
}


def test_the_schema_describes_every_key_and_no_other() -> None:
    schema = json.loads(SCHEMA_TEXT)
    made = {each for each in vars(records).values() if is_dataclass(each) and each.__module__ == records.__name__}
    assert made == {*NAMES, Record}
    for kind, name in NAMES.items():
        described = schema["$defs"][name]["properties"]
        assert described.keys() == {each.name for each in fields(kind)}, name
        assert all(each.get("description") or "$ref" in each for each in described.values()), name
    assert schema["properties"].keys() == {"$schema", *(each.name for each in fields(Record))}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("title", None),
        ("title", 3),
        ("version", 2),
        ("colour", "red"),
        ("tags", []),
        ("sources", []),
        ("coverage", {"reports": 0, "outlets": 0, "independent": 1}),
        ("paragraphs", []),
        ("sources", [{"id": "a", "name": "A", "file": "a.txt", "words": 9, "paragraphs": 1, "right": "withheld"}]),
        ("timeline", [{"day": "Monday", "text": "It rained.", "sources": ["a"]}]),
        ("differences", [{"id": "3f2a9c", "matter": "number", "sides": []}]),
        ("paragraphs", [{"text": "x", "kind": "poem", "voices": ["a"]}]),
    ],
)
def test_a_wrong_story_is_refused(key: str, value: object) -> None:
    data = {**json.loads(to_json(of(full()))), key: value}
    assert not JUDGE.is_valid({name: each for name, each in data.items() if each is not None})


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("version", 2, "'version' is 2, and only 1 is known here"),
        ("title", 3, "'title' is 3, not a str"),
        ("tags", "Walls", "'tags' is not a list"),
        ("colour", "red", "'story' has no key 'colour'"),
        ("coverage", {"reports": 1, "outlets": 1}, "'coverage' lacks 'independent'"),
        ("coverage", [], "'coverage' is not an object"),
    ],
)
def test_data_that_is_no_story_is_named_with_its_key(key: str, value: object, said: str) -> None:
    data = {**json.loads(to_json(of(full()))), key: value}
    with pytest.raises(ValueError, match=said):
        from_json(data)


# -- on the site


def test_every_story_of_the_sample_has_its_data_beside_its_page(sample: Site) -> None:
    assert json.loads((sample.html / SCHEMA).read_text("utf-8")) == json.loads(SCHEMA_TEXT)
    there = {path.parent.relative_to(sample.html).as_posix() for path in sample.html.rglob("story.json")}
    assert there == {story.address for story in sample.edition.stories}
    for address in there:
        data = json.loads((sample.html / address / "story.json").read_text("utf-8"))
        JUDGE.validate(data)
        html = (sample.html / address / "index.html").read_text("utf-8")
        assert '<link rel="alternate describedby" type="application/json" href="story.json">' in html
        assert '<a href="story.json">This page as data</a>' in html
        shown = {made.path: made.text for made in sample.edition.pages}
        assert page(from_json(data)).text == shown[f"{address}.md"]


@pytest.mark.parametrize("scenario", sorted((ROOT / "tests" / "scenarios").iterdir()), ids=lambda path: path.name)
def test_every_story_of_a_scenario_is_what_the_schema_says(scenario: Path) -> None:
    edition = pipeline.make(scenario / "content", config.load(ROOT))
    for made in beside(record(edition.stories, SITE)):
        JUDGE.validate(json.loads(made.text))


def test_a_story_of_which_only_links_may_be_shown_has_no_paragraphs() -> None:
    linked = replace(article(id="a", url="https://lantern.example/a"), rights=Right.LINK, origins={"rights": "sidecar"})
    (made,) = record(tell((linked,), (), (), Config(name="News", url=SITE)).stories, SITE)
    data = json.loads(to_json(made))
    JUDGE.validate(data)
    assert data.keys().isdisjoint({"paragraphs", "standfirst"})
    assert [(each["right"], each["words"], each["withheld"]) for each in data["sources"]] == [("link", 15, 15)]
    assert page(from_json(data)) == page(made)


@pytest.mark.parametrize("status", ["draft", "hidden", "withdrawn"])
def test_a_story_that_is_off_the_site_has_no_data(status: str) -> None:
    def paths(*made: Decision) -> list[str]:
        edition = tell((article(id="a"),), made, (), Config(name="News", url=SITE))
        return [each.path for each in edition.pages if each.path.endswith("story.json")]

    decision, _ = read("stories/a.yml", f"lead: a\nstatus: {status}\n")
    assert paths() == ["stories/harbour-wall-gives-way-a/story.json"]
    assert paths(decision) == []
