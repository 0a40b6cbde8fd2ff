"""What editors say of differences: read, agreed on, and put on the differences that they name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import desk, editorial
from digest.config import Config
from digest.decide import changed
from digest.desk import Change, Desk
from digest.errors import DecisionError
from digest.frontmatter import load_yaml
from digest.model import Difference, Edition, Fact, Matter, Side
from digest.pipeline import tell
from digest.verdicts import outdated, verdicts
from tests.builders import article, day, group_of, story_of, wish

CONFIG = Config(name="News", url="https://news.example/")
TEXT = """\
lead: a
facts:
  - {confirm: 3f2a9c, note: "The company has
     corrected itself."}
  - dismiss: 123456
    note: one counts the crew
  - {dismiss: 12e456}
"""


def read(text: str) -> tuple[tuple[Fact, ...], list[str]]:
    decision, problems = editorial.read("stories/x.yml", text)
    return decision.facts, [str(each) for each in problems]


def test_facts_are_read_with_their_lines_and_an_id_of_digits_stays_text() -> None:
    facts, problems = read(TEXT)
    assert problems == []
    assert facts == (
        Fact(
            difference="3f2a9c",
            confirmed=True,
            note="The company has corrected itself.",
            where="stories/x.yml:3",
        ),
        Fact(difference="123456", confirmed=False, note="one counts the crew", where="stories/x.yml:5"),
        Fact(difference="12e456", confirmed=False, where="stories/x.yml:7"),
    )


@given(st.text("0123456789abcdef", min_size=6, max_size=6))
def test_any_id_stays_what_it_is(identity: str) -> None:
    (fact,), problems = read(f"lead: a\nfacts: [{{dismiss: {identity}}}]")
    assert (fact.difference, problems) == (identity, [])


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("3f2a9c", "x.yml:4: 'facts' is not a list of decisions on differences"),
        ("{confirm: wrong}", "x.yml:4: 'wrong' is no difference (they are called like 3f2a9c)"),
        ("{confirm: 3f2a9c, dismiss: 3f2a9c}", "x.yml:4: a fact confirms or dismisses one difference"),
        ("{note: why}", "x.yml:4: a fact confirms or dismisses one difference"),
        ("{confirm: [3f2a9c]}", "x.yml:4: a fact takes one value for each key, and no list"),
        ("{confirm: 3f2a9c, colour: red}", "x.yml:4: no key of a fact is called 'colour'"),
    ],
)
def test_a_faulty_entry_is_named_with_its_line_and_costs_itself(entry: str, said: str) -> None:
    facts, (problem,) = read(f"lead: a\n\nfacts:\n  - {entry}\n  - {{dismiss: 81bc02}}\n")
    assert [each.difference for each in facts] == ["81bc02"]
    assert problem.startswith(f"stories/{said}")
    assert problem.endswith("(write it like {confirm: 3f2a9c, note: why} or {dismiss: 3f2a9c})")


def test_a_line_is_that_of_the_entry_and_of_no_other_that_reads_alike() -> None:
    entries = "- confirm: 3f2a9c\n- note: why\n  confirm: 3f2a9\n"
    facts, (problem,) = read(f"lead: a  # confirm: 3f2a9\nnote: 'confirm: 3f2a9'\nfacts:\n{entries}")
    assert [each.where for each in facts] == ["stories/x.yml:4"]
    assert problem.startswith("stories/x.yml:5: '3f2a9' is no difference")


def test_facts_that_are_no_list_are_a_fault() -> None:
    facts, (problem,) = read("lead: a\nfacts: none\n")
    assert facts == ()
    assert problem.startswith("stories/x.yml:2: 'facts' is not a list")


def test_what_is_confirmed_and_dismissed_is_an_error_with_both_lines() -> None:
    for one, other, first, second in (
        ("lead: a\nfacts: [{confirm: 3f2a9c},\n {dismiss: 3f2a9c}, {dismiss: 81bc02}]", "", "x.yml:2", "x.yml:3"),
        (
            "lead: a\nfacts: [{confirm: 3f2a9c}, {dismiss: 81bc02}]",
            "lead: b\nfacts: [{dismiss: 3F2A9C}]",
            "x.yml:2",
            "y.yml:2",
        ),
    ):
        made = [editorial.read(f"stories/{name}.yml", text)[0] for name, text in (("x", one), ("y", other)) if text]
        wishes, (problem,) = editorial.resolve(made, [article(id="a"), article(id="b")])
        assert str(problem) == (
            f"stories/{second}: the difference 3f2a9c is both confirmed and dismissed "
            f"(take one of the two out; the other is in stories/{first})"
        )
        assert [fact.difference for each in wishes for fact in each.facts] == ["81bc02"]


# -- on the story


ONE, OTHER = article(id="a"), article(id="b")
DIFFERENCE = Difference(
    matter=Matter.NUMBER,
    sides=(
        Side(source="a", sentence="It has 84 rooms.", words="84 rooms"),
        Side(source="b", sentence="It has 91 rooms.", words="91 rooms"),
    ),
)
RULED = Fact(difference=DIFFERENCE.id, confirmed=False, note="One counts the cellar.", where="stories/x.yml:2")


def test_a_verdict_is_put_on_the_difference_that_it_names_and_on_no_other_storys() -> None:
    (ruled,) = verdicts([DIFFERENCE], group_of(ONE, OTHER), [wish(lead="b", facts=(RULED,))])
    assert ruled.verdict
    assert (ruled.verdict.confirmed, ruled.verdict.note) == (False, "One counts the cellar.")
    assert ruled.id == DIFFERENCE.id
    assert verdicts([DIFFERENCE], group_of(ONE, OTHER), [wish(lead="c", facts=(RULED,))]) == (DIFFERENCE,)


def test_a_fact_on_a_difference_that_is_gone_is_a_warning_that_says_which_there_are() -> None:
    said = [wish(lead="a", facts=(Fact(difference="000000", confirmed=True, where="stories/x.yml:7"), RULED))]
    story = story_of(group_of(ONE, OTHER), differences=[DIFFERENCE])
    (problem,) = outdated([story], said)
    assert problem.weight == "warning"
    assert str(problem) == (
        f"stories/x.yml:7: its story has no difference 000000 (there are: {DIFFERENCE.id} (84 rooms / 91 rooms))"
    )
    (problem, _) = outdated([story_of(group_of(ONE, OTHER))], said)
    assert problem.hint == "its sources differ in nothing now: take it out"


# -- by command

FERRY = """The ferry Lady Corran ran aground on the Maiden Ledges off Tharrow Haven on Wednesday night with {}
passengers on board. The coastguard of Varrey took everyone off with the lifeboats Oskar Brand and Hope of Sellick."""
REPORTS = (
    article(FERRY.format(84), id="one", title="Ferry aground off Tharrow", path="sources/one.txt", published=day(1)),
    article(FERRY.format(91), id="two", title="Ferry on rocks off Tharrow", path="sources/two.txt", published=day(2)),
)


def a_desk(**files: str) -> Desk:
    decisions = tuple(editorial.read(f"stories/{name}.yml", text)[0] for name, text in sorted(files.items()))
    return Desk(edition=tell(REPORTS, decisions, (), CONFIG), decisions=decisions, config=CONFIG)


def edition_after(change: Change) -> Edition:
    decisions = tuple(editorial.read(where, text)[0] for where, text in change.write.items())
    return tell(REPORTS, decisions, (), CONFIG)


def differing(edition: Edition) -> Difference:
    return edition.stories[0].differences[0]


def test_a_command_dismisses_a_difference_with_a_note() -> None:
    here = a_desk()
    identity = differing(here.edition).id
    change = desk.dismiss(here, "two", identity.upper(), note=" One counts  the crew: 7 ")
    assert change.write == {
        "stories/ferry-aground-off-tharrow.yml": "join: [sources/one.txt]\n"
        f'facts: [{{dismiss: {identity}, note: "One counts the crew: 7"}}]\n'
    }
    assert change.said[1].endswith(f"facts: dismiss {identity} note One counts the crew: 7")
    after = edition_after(change)
    assert after.problems == ()
    verdict = differing(after).verdict
    assert verdict
    assert (verdict.confirmed, verdict.note) == (False, "One counts the crew: 7")
    assert differing(after).id == identity


def test_a_command_changes_its_mind_and_leaves_the_other_entries() -> None:
    identity = differing(a_desk().edition).id
    text = (
        f"lead: one  # mine\nfacts:\n  # looked at in May\n  - dismiss: {identity}\n    note: no\n  - confirm: 000000\n"
    )
    here = a_desk(x=text)
    change = desk.confirm(here, "one", identity)
    assert change.write == {
        "stories/x.yml": "lead: one  # mine\nfacts:\n  # looked at in May\n  - confirm: 000000\n"
        f"  - {{confirm: {identity}}}\n"
    }
    again = a_desk(x=change.write["stories/x.yml"])
    assert desk.confirm(again, "one", identity).write == {}


def test_a_verdict_that_stands_is_left_alone_with_its_note() -> None:
    identity = differing(a_desk().edition).id
    here = a_desk(x=f"lead: one\nfacts:\n- dismiss: {identity}\n  note: it counts the crew\n- confirm: 000000\n")
    for note in (None, " it counts  the crew"):
        change = desk.dismiss(here, "one", identity, note=note)
        assert change == Change(said=("stories/x.yml:3: it says so already; nothing is written",))


def test_a_note_that_goes_is_said_and_a_list_stays_written_as_it_is() -> None:
    identity = differing(a_desk().edition).id
    here = a_desk(x=f"lead: one\nfacts:\n- dismiss: {identity}  # Ida\n  note: it counts the crew\npin: true\n")
    change = desk.confirm(here, "one", identity)
    assert change.write == {"stories/x.yml": f"lead: one\nfacts:\n- {{confirm: {identity}}}\npin: true\n"}
    assert change.said[1] == "the note that stood there is gone: it counts the crew"
    change = desk.dismiss(here, "one", identity, note="two counts")
    assert "note: two counts" in change.write["stories/x.yml"]


def test_a_difference_that_a_story_does_not_have_is_refused_with_those_it_has() -> None:
    identity = differing(a_desk().edition).id
    with pytest.raises(DecisionError, match=f"000000: no difference of .* is called so .there are: {identity} "):
        desk.confirm(a_desk(), "one", "000000")


@pytest.mark.parametrize(
    "before", ["", "facts: [{confirm: a}]\n", "facts:\n- confirm: a\n  note: x\n# end\npin: true\n"]
)
def test_entries_are_added_and_taken_out_where_they_stand(before: str) -> None:
    there = load_yaml(before).get("facts", [])
    assert isinstance(there, list)
    more = [*there, {"dismiss": "b", "note": "[why]: {so}"}]
    text = changed(before, {"facts": more})
    assert load_yaml(text) == {**load_yaml(before), "facts": more}
    assert changed(text, {"facts": there}) == before
