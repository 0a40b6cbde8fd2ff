"""Where a story is found: its page, every other address it ever had, and what stands there when it is gone."""

from __future__ import annotations

import pytest

from digest.editorial import Decision, read
from digest.model import Story, Wish
from digest.place import Places, place
from tests.builders import article, day, group_of, outlet, story_of, wish

ONE = article(id="one", title="Ferry aground", published=day(1), outlet=outlet("The Lantern"))
TWO = article(id="two", title="Rocks off Tharrow", published=day(2))
OTHER = article(id="other", title="Hall saved", published=day(3))


def decided(*wishes: Wish) -> list[Decision]:
    """Files that say so, with every key on the second line or below."""
    return [Decision(where=each.where, text="lead: x\nslug: x\naliases: x\n", keys={}) for each in wishes]


def placed(*stories: Story, wishes: tuple[Wish, ...] = (), written: tuple[str, ...] = ()) -> Places:
    return place(stories, wishes, decided(*wishes), written)


def led(places: Places) -> dict[str, str]:
    return {each.at: each.to for each in places.redirects}


def told(*members: str, said: Wish | None = None) -> Story:
    known = {"one": ONE, "two": TWO, "other": OTHER}
    return story_of(group_of(*(known[each] for each in members), wish=said))


def test_a_story_is_found_at_its_founders_address_and_all_others_lead_there() -> None:
    places = placed(told("one", "two"))
    assert [story.address for story in places.stories] == ["stories/ferry-aground-one"]
    assert led(places) == {
        "s/one": "stories/ferry-aground-one",
        "s/two": "stories/ferry-aground-one",
        "stories/rocks-off-tharrow-two": "stories/ferry-aground-one",
    }
    assert {each.source for each in places.redirects} == {"one", "two"}


def test_an_address_that_another_file_of_a_source_would_give_leads_to_it_too() -> None:
    later = article(id="one", title="Ferry refloated", path="sources/later.txt")
    places = placed(story_of(group_of(ONE, snapshots={"one": (later,)})))
    assert led(places)["stories/ferry-refloated-one"] == "stories/ferry-aground-one"


def test_an_editors_slug_is_the_address_and_the_founders_leads_there() -> None:
    said = wish(lead="two", slug="lady-corran", aliases=("stories/old", "2019/some-post"))
    places = placed(told("one", "two", said=said), wishes=(said,))
    assert [story.address for story in places.stories] == ["stories/lady-corran"]
    assert set(led(places)) == {
        "s/one",
        "s/two",
        "stories/ferry-aground-one",
        "stories/rocks-off-tharrow-two",
        "stories/old",
        "2019/some-post",
    }
    assert set(led(places).values()) == {"stories/lady-corran"}
    assert places.problems == ()


def test_a_headline_of_an_editors_moves_nothing() -> None:
    said = wish(lead="one", title="The night of the Lady Corran")
    assert led(placed(told("one", said=said), wishes=(said,))) == led(placed(told("one")))


@pytest.mark.parametrize("at", ["stories/hall-saved-other", "s/other", "stories/Hall-Saved-other", "about"])
def test_an_alias_that_is_an_address_of_another_page_is_an_error_and_falls(at: str) -> None:
    said = wish(lead="one", aliases=(at, "stories/old"))
    places = placed(told("one", said=said), told("other"), wishes=(said,), written=("about",))
    (problem,) = places.problems
    owner = "about" if at == "about" else "stories/hall-saved-other"
    assert str(problem) == (
        f"stories/wish.yml:3: '{at}' is an address of {owner} (take it out of aliases, or choose another)"
    )
    assert led(places).get(at) != "stories/ferry-aground-one"
    assert led(places)["stories/old"] == "stories/ferry-aground-one"


def test_a_slug_that_is_an_address_of_another_page_is_an_error_and_falls() -> None:
    said = wish(lead="one", slug="hall-saved-other")
    places = placed(told("one", said=said), told("other"), wishes=(said,))
    (problem,) = places.problems
    assert str(problem).startswith("stories/wish.yml:2: 'stories/hall-saved-other' is an address of stories/hall-saved")
    assert {story.address for story in places.stories} == {"stories/ferry-aground-one", "stories/hall-saved-other"}


def test_an_address_of_the_storys_own_may_be_its_slug_or_alias() -> None:
    said = wish(lead="one", slug="rocks-off-tharrow-two", aliases=("s/one", "stories/ferry-aground-one"))
    places = placed(told("one", "two", said=said), wishes=(said,))
    assert places.problems == ()
    assert set(led(places)) == {"s/one", "s/two", "stories/ferry-aground-one"}


def test_two_sources_whose_ids_make_one_address_are_both_found() -> None:
    """`fire-b` and `a`, `fire` and `b-a`: a curator's own ids can do that."""
    a, b = article(id="a", title="Fire b"), article(id="b-a", title="Fire")
    places = placed(story_of(group_of(a)), story_of(group_of(b)))
    assert [story.address for story in places.stories] == ["stories/fire-b-a", "s/b-a"]
    (problem,) = places.problems
    assert "its address stories/fire-b-a is an address of stories/fire-b-a too" in str(problem)


def test_a_withdrawn_story_leaves_a_tombstone_and_all_addresses_lead_there() -> None:
    said = wish(lead="one", hidden=True, withdrawn=True, reason="It was a hoax.", aliases=("stories/old",))
    places = placed(told("one", "two", said=said), wishes=(said,))
    (stone,) = places.tombstones
    assert (stone.address, stone.reason) == ("stories/ferry-aground-one", "It was a hoax.")
    stories = {at: to for at, to in led(places).items() if at.startswith(("s/", "stories/"))}
    assert stories == dict.fromkeys(
        ["s/one", "s/two", "stories/old", "stories/rocks-off-tharrow-two"], "stories/ferry-aground-one"
    )
    assert {each.title for each in places.redirects if each.at in stories} == {"This story was withdrawn"}
    assert led(places)["days/2026-09-01"] == "days"
    assert led(places)["outlets/the-lantern.example"] == "outlets"
    assert all(each.stands_in for each in places.redirects if each.at not in stories)


def test_a_tombstone_needs_no_source() -> None:
    said = wish(hidden=True, withdrawn=True, reason="Gone.", aliases=("2019/a.html", "stories/a", "days/2019-01-01"))
    places = placed(told("one"), wishes=(said,))
    (stone,) = places.tombstones
    assert stone.address == "2019/a"
    assert {at: to for at, to in led(places).items() if not at.endswith("one")} == {
        "2019/a.html": "2019/a",
        "stories/a": "2019/a",
        "days/2019-01-01": "days",
    }


def test_a_hidden_story_has_no_address_and_keeps_none_from_others() -> None:
    hides = wish("stories/a.yml", lead="other", hidden=True, slug="hall", aliases=("stories/old",))
    says = wish("stories/b.yml", lead="one", aliases=("stories/hall-saved-other",))
    places = placed(told("one", said=says), told("other", said=hides), wishes=(hides, says))
    assert places.problems == ()
    assert led(places) == {
        "s/one": "stories/ferry-aground-one",
        "stories/hall-saved-other": "stories/ferry-aground-one",
    }


def test_a_decision_on_a_story_that_is_part_of_another_now_keeps_its_addresses() -> None:
    first = wish("stories/a.yml", lead="one", slug="ferry")
    second = wish("stories/b.yml", lead="two", slug="rocks", aliases=("stories/old",))
    places = placed(told("one", "two", said=first), wishes=(first, second))
    assert led(places)["stories/rocks"] == led(places)["stories/old"] == "stories/ferry"
    assert places.problems == ()


def test_a_fault_is_named_with_the_line_of_its_key() -> None:
    decision, _ = read("stories/a.yml", "lead: one\naliases: [about]\n")
    said = wish("stories/a.yml", lead="one", aliases=("about",))
    (problem,) = place([told("one", said=said)], [said], [decision], ["about"]).problems
    assert problem.where == "stories/a.yml:2"
