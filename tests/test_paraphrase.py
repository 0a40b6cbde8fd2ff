"""Do two sentences say the same?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.paraphrase import sameness
from tests.night import AGROUND, AGROUND_TOO, COMPANY, INQUIRY, LIFEBOATS, STEERING, STEERING_TOO

LIKELY = 0.5


@pytest.mark.parametrize("sentence", [AGROUND, STEERING, LIFEBOATS, COMPANY, INQUIRY])
def test_a_sentence_says_the_same_as_itself(sentence: str) -> None:
    assert sameness(sentence, sentence, "en") > 0.9


@pytest.mark.parametrize("pair", [(AGROUND, AGROUND_TOO), (STEERING, STEERING_TOO)])
def test_the_same_in_another_order_and_other_words_is_more_the_same_than_what_is_told_beside_it(
    pair: tuple[str, str],
) -> None:
    assert sameness(*pair, "en") > max(sameness(pair[0], other, "en") for other in (LIFEBOATS, COMPANY, INQUIRY))


@pytest.mark.parametrize(("one", "other"), [(AGROUND, INQUIRY), (STEERING, COMPANY), (LIFEBOATS, INQUIRY)])
def test_what_speaks_of_other_things_does_not_say_the_same(one: str, other: str) -> None:
    assert sameness(one, other, "en") < LIKELY


def test_another_number_and_a_not_make_it_less_the_same() -> None:
    assert sameness(AGROUND, AGROUND.replace("84", "91"), "en") < sameness(AGROUND, AGROUND, "en")
    assert sameness(AGROUND, AGROUND.replace("ran", "never ran"), "en") < sameness(AGROUND, AGROUND, "en")


@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(["en", "de", "ja", "xx"]))
def test_sameness_is_mutual_and_between_0_and_1(one: str, other: str, lang: str) -> None:
    assert 0 <= sameness(one, other, lang) <= 1
    assert sameness(one, other, lang) == pytest.approx(sameness(other, one, lang))
