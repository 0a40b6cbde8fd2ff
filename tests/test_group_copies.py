"""Which articles are copies of one report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from digest.config import Grouping
from digest.group import group
from digest.group.copies import Pair, Prints, carried, compared, families
from digest.model import Article
from tests.builders import article, day
from tests.news import BELL, BRIDGE, FERRY, FERRY_REWORDED, FERRY_TOO

SETTINGS = Grouping()
REPORT = (
    "On Wednesday the ferry Lady Corran left Port Ellery at 17.30 with 84 passengers for Tharrow Haven. "
    "Captain Ines Callard lost the steering at 18.38 near the Maiden Ledges and called the Varrey Coastguard. "
    "The lifeboats Oskar Brand and Hope of Sellick took 40 people to Tharrow, and Doctor Mara Quell met them there."
)
REWORDED = (
    "The vessel Lady Corran departed Port Ellery on Wednesday at 17.30 carrying 84 travellers to Tharrow Haven. "
    "At 18.38, close to the Maiden Ledges, skipper Captain Ines Callard found the rudder dead; she radioed the Varrey "
    "Coastguard. The rescue craft Oskar Brand and Hope of Sellick carried 40 persons to Tharrow, where Doctor Mara "
    "Quell was waiting."
)
ANOTHER = (
    "Mayor Odile Marrant of Hallin will not sign the toll on the Hallin Bridge, she told the Chamber on Thursday. "
    "Minister Tom Besk wants 2 crowns from every car from January 2027, and 5 from every lorry of over 12 tonnes. "
    "The Gazette asked 300 drivers in Hallin and Orrin; in Orrin 61 were for it, in Hallin 14."
)
TEXTS = st.lists(st.sampled_from("ferry boat Tharrow 84 Callard sea the of and".split()), max_size=12).map(" ".join)


def share(one: str, other: str) -> float:
    return Prints().share(article(one, id="one"), article(other, id="other"))


def copies(*articles: Article) -> dict[str, str]:
    """Each copy and who speaks for it."""
    return {name: speaks for each in group(articles, [], SETTINGS)[0] for name, speaks in each.copies.items()}


def report(text: str, name: str, *, title: str | None = "Ferry Lady Corran runs aground", on: int = 2) -> Article:
    return article(text, id=name, title=title, published=day(on))


# -- how much two texts share


def test_a_reworded_report_is_a_copy_and_another_report_is_none() -> None:
    assert share(REPORT, REPORT) == 1.0
    assert share(REPORT, REWORDED) > SETTINGS.copy + 0.1
    assert share(REPORT, ANOTHER) < 0.1
    assert share(FERRY, FERRY_REWORDED) > SETTINGS.copy + 0.1
    assert share(FERRY, FERRY_TOO) < SETTINGS.copy - 0.1


def test_a_report_that_is_cut_is_all_in_the_other() -> None:
    assert share(FERRY, "\n\n".join(FERRY.split("\n\n")[:2])) == 1.0
    assert share(FERRY, f"{BELL}\n\n{FERRY}") == 1.0


def test_the_same_names_in_another_order_are_half_of_it() -> None:
    names = "Ada Brask, Cora Dane, Elin Foss, Greta Holm, Ida Jorn and Kaja Lund"
    assert share(names, " ".join(names.replace(",", "").split()[::-1])) < SETTINGS.copy


def test_of_texts_with_few_names_the_words_decide() -> None:
    short, longer = "nobody was hurt when the wall fell", "it was night; nobody was hurt when the wall fell, they say"
    assert share(short, longer) > 0.9
    assert share(short, "a bell was found by two divers at noon") == 0.0


def test_a_script_without_spaces_has_runs_of_characters() -> None:
    text = "港の壁が月曜の夜に崩れたが、けが人はいなかった。"
    assert share(text, f"速報。{text}") > 0.9
    assert share(text, "博物館は写真を調べると言った。") < 0.2


@given(TEXTS, TEXTS)
def test_what_two_texts_share_is_mutual_and_between_0_and_1(one: str, other: str) -> None:
    assert share(f"x {one}", f"x {other}") == share(f"x {other}", f"x {one}")
    assert 0.0 <= share(f"x {one}", f"x {other}") <= 1.0


def test_a_text_that_was_changed_is_read_again() -> None:
    prints = Prints()
    one, other = article(REPORT, id="one"), article(REPORT, id="other")
    assert prints.share(one, other) == 1.0
    changed = article(ANOTHER, id="other")
    assert prints.share(one, changed) == 1.0
    assert prints.without(["other"]).share(one, changed) < 0.1


def test_what_was_compared_is_not_compared_again_unless_it_is_fresh() -> None:
    sources = [article(REPORT, id="one"), article(REPORT, id="other")]
    before: Mapping[tuple[str, str], float] = {("one", "other"): 0.25}
    assert compared(sources, [(0, 1)], np.array([False, False]), before, Prints()) == {(0, 1): 0.25}
    assert compared(sources, [(0, 1)], np.array([False, True]), before, Prints()) == {(0, 1): 1.0}


# -- who is a copy


def test_a_cut_report_and_a_reworded_one_are_copies() -> None:
    cut = report("\n\n".join(FERRY.split("\n\n")[:2]), "cut")
    assert copies(report(FERRY, "ferry"), cut, report(FERRY_REWORDED, "reworded"), report(FERRY_TOO, "too")) == {
        "cut": "ferry",
        "reworded": "ferry",
    }


def test_two_long_sentences_in_common_are_enough_to_be_looked_at() -> None:
    """Nothing in headline and lead is alike: an own beginning, and then the agency's text."""
    own = " ".join(f"Unrelated matter number{at} is told here at length." for at in range(120))
    agency = FERRY.replace("\n\n", " ")
    assert copies(report(f"{own}\n\n{agency}", "long", title="Morning letter"), report(agency, "agency")) == {
        "agency": "long"
    }


def test_what_comes_every_week_in_the_same_words_is_no_copy() -> None:
    assert copies(report(FERRY, "ferry"), report(FERRY, "again", on=7)) == {"again": "ferry"}
    assert copies(report(FERRY, "ferry"), report(FERRY, "again", on=9)) == {}


def test_languages_have_no_copies_of_each_other() -> None:
    german = article(FERRY, id="german", title="Ferry Lady Corran runs aground", published=day(2), lang="de")
    assert copies(report(FERRY, "ferry"), german) == {}


# -- round-ups


def test_a_round_up_is_a_copy_of_none_and_ties_nothing_together() -> None:
    carrier = report(f"{FERRY}\n\n{BRIDGE}", "round-up", title="The week")
    ferry, bridge = report(FERRY, "ferry"), report(BRIDGE, "bridge", title="Mayor of Hallin refuses toll")
    groups, _ = group([carrier, ferry, bridge], [], SETTINGS)
    assert [[member.id for member in each.members] for each in groups] == [["bridge"], ["ferry"], ["round-up"]]


def carried_by(copies: Sequence[Pair], words: Sequence[int], alike: Sequence[Pair] = ()) -> set[Pair]:
    sources = [article("word " * count, id=str(at)) for at, count in enumerate(words)]
    return set(carried(dict.fromkeys(copies, 1.0), sources, alike))


def test_what_holds_two_reports_that_are_not_alike_is_a_round_up() -> None:
    assert carried_by([(0, 1), (0, 2)], [90, 30, 30]) == {(0, 1), (0, 2)}


def test_what_holds_two_copies_of_each_other_or_two_on_one_matter_is_none() -> None:
    assert carried_by([(0, 1), (0, 2), (1, 2)], [90, 30, 30]) == set()
    assert carried_by([(0, 1), (0, 2)], [90, 30, 30], alike=[(1, 2)]) == set()


def test_a_short_text_that_is_in_two_longer_ones_is_no_round_up() -> None:
    assert carried_by([(0, 1), (0, 2)], [30, 90, 90]) == set()


def test_copies_of_copies_are_one_family_named_by_its_lowest_member() -> None:
    assert families({(1, 3): 1.0, (3, 4): 1.0, (0, 2): 1.0}, 6) == [0, 1, 0, 1, 1, 5]
    assert families({(2, 3): 1.0, (0, 3): 1.0}, 4) == [0, 1, 0, 0]
    assert families({}, 0) == []
