"""Which sentences hang on the one before them."""

from __future__ import annotations

import pytest

from digest.dangling import hangs, is_question, stands_alone


@pytest.mark.parametrize(
    "text",
    [
        "He told the court that Captain Callard had left the bridge.",
        "But the Lady Corran sailed all the same.",
        "Those who slept on the upper deck of the Lady Corran lost their shoes.",
        "The ledges are marked on every map, he said.",
        "“She sits there like a hen on her eggs,” he added with a sigh.",
        "“Nobody spoke until the lamps came on again.”",
        "“She sits there like a hen on her eggs,” said Piet Loman, the harbour master.",  # who does?
        "… and then the lamps went out on the Lady Corran.",
        "and then the lamps went out on the Lady Corran.",
        "Er hatte die Brücke um 18.38 Uhr verlassen.",
        "„Sie sitzt da wie eine Henne“, sagte er.",
        "Elle a quitté la passerelle à 18 h 38.",
        "Pero la capitana Callard no dijo nada.",
        "***",
        "🎉",
    ],
)
def test_what_only_the_sentence_before_it_explains_hangs_on_that(text: str) -> None:
    assert hangs(text)


@pytest.mark.parametrize(
    "text",
    [
        "The ferry Lady Corran ran aground on the Maiden Ledges.",
        "“Nobody shifts a hen at low water,” said Piet Loman, the harbour master.",
        "“We heard a noise,” the pupil Nils Orre said. “Then it was quiet.”",
        "Hebden the harbour cat was seen on the bridge.",
        "Die Fähre Lady Corran lief auf Grund.",
        "水曜日の夕方、フェリーが座礁した。",
        "18.38 was the time on the broken clock.",
    ],
)
def test_what_names_whom_it_speaks_of_hangs_on_nothing(text: str) -> None:
    assert not hangs(text)


@pytest.mark.parametrize(
    ("sentence", "alone"),
    [
        ("The ferry Lady Corran ran aground on the Maiden Ledges.", True),
        ("Repairs will cost the island about 40 million crowns in all.", True),
        ("He told the court that Captain Callard had left the bridge.", False),  # who?
        ("“The ferry Lady Corran was never safe to sail,” he said.", False),  # who said it?
        ("The ferry ran aground.", False),  # too short
        ("And so the ferry Lady Corran sailed without its captain.", False),
        ("Would the ferry Lady Corran ever sail to Tharrow again?", False),
        ("The boats were late because the wind had turned again.", False),  # names nobody
    ],
)
def test_a_sentence_that_points_back_does_not_stand_alone(sentence: str, alone: bool) -> None:
    assert stands_alone(sentence) is alone


def test_a_question_is_one_inside_quotes_too() -> None:
    assert is_question("“Who paid?”")
    assert not is_question("“Who paid?” he asked.")
