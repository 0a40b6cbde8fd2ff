"""Who wrote it and when: the short lines beside a headline."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.read.byline import Beside, alone, beside, days, is_somebody, people, signed


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Maud Ember", ("Maud Ember",)),
        ("by: Maud Ember", ("Maud Ember",)),
        ("Written by Maud Ember and Per Dahl", ("Maud Ember", "Per Dahl")),
        ("By Maud Ember, Staff Writer", ("Maud Ember",)),
        ("By Maud Ember | 2 September 2026", ("Maud Ember",)),
        ("2 September 2026 | By Maud Ember", ("Maud Ember",)),
        ("By Maud EmberPublished 2 September", ("Maud Ember",)),
        ("Von Jette Brockhaus", ("Jette Brockhaus",)),
        ("Par Adèle Cormier", ("Adèle Cormier",)),
        ("Por Inés de la Vega", ("Inés de la Vega",)),
        ("Di Nives Carraro", ("Nives Carraro",)),
        ("Scritto da Nives Carraro", ("Nives Carraro",)),
        ("Enviado por Remedios Olalla el 23 abril 2026", ("Remedios Olalla",)),
        ("Par Adèle CormierPublié le 17 juin 2026", ("Adèle Cormier",)),
        ("Par Adèle Cormier Publié le 17 juin 2026", ("Adèle Cormier",)),
        ("Von Jette Brockhaus, aktualisiert am 2. Mai", ("Jette Brockhaus",)),
        ("Por Hassan el Amrani", ("Hassan el Amrani",)),
        ("By Ludwig van der Aa", ("Ludwig van der Aa",)),
        ("By the river, where the boats lie", ()),
        ("By Monday the water had gone", ()),
        ("By 2030", ()),
        ("By admin", ()),
        ("Maud Ember", ()),
        ("Bypass closed again", ()),
    ],
)
def test_a_byline_names_people(line: str, names: tuple[str, ...]) -> None:
    assert signed([line], "The Lantern") == names


def test_the_first_line_that_names_somebody_is_the_byline() -> None:
    assert signed(["Share", "By the way", "By Maud Ember", "By Per Dahl"], "") == ("Maud Ember",)


def test_the_name_of_the_outlet_behind_a_name_is_not_part_of_it() -> None:
    assert people("Maud Ember, The Lantern", "The Lantern") == ("Maud Ember",)


@pytest.mark.parametrize("name", ["Admin", "redaktion", "{{ author }}", "wp_user", "www.lantern.example", "Editor"])
def test_an_office_or_what_a_template_left_is_nobody(name: str) -> None:
    assert not is_somebody(name)


def test_a_name_alone_counts_where_a_day_stands_beside_it() -> None:
    assert alone(["Maud Ember", "2 September 2026"], [], "") == ("Maud Ember",)
    assert alone(["Maud Ember", "Share this page"], [], "") == ()


def test_a_name_alone_counts_where_a_paragraph_says_who_that_is() -> None:
    assert alone(["Maud Ember"], ["Maud Ember is our"], "") == ("Maud Ember",)


def test_days_are_told_from_days_of_changes() -> None:
    near = Beside(below=("Published 2 September 2026", "Updated 4 September 2026"), above=("1 September 2026",))
    assert days(near) == (("2026-09-02", "2026-09-01"), ("2026-09-04",))


def test_three_days_beside_one_headline_are_those_of_other_articles() -> None:
    near = Beside(below=("2 September 2026", "3 September 2026", "4 September 2026"))
    assert days(near) == ((), ())


def test_a_sentence_that_speaks_of_a_day_is_no_dateline() -> None:
    near = Beside(
        below=("On 2 September 2026 the council of the town met in the hall and decided to mend the bridge.",)
    )
    assert days(near) == ((), ())


def test_lines_are_near_first_and_a_paragraph_is_none() -> None:
    lines = ["far", "near", "Headline", "below", "x" * 300, "further"]
    assert beside(lines, 2) == Beside(above=("near", "far"), below=("below", "further"))
    assert beside(lines, None) == Beside()


@given(st.lists(st.text(max_size=60), max_size=8), st.text(max_size=20))
def test_any_lines_are_read(lines: list[str], outlet: str) -> None:
    assert all(signed([line], outlet) == signed([line], outlet) for line in lines)
    assert len(alone(lines, lines, outlet)) <= 10
    days(beside(lines, 0 if lines else None))
