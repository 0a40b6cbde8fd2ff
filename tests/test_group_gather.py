"""Who founds a story, and who speaks for its copies."""

from __future__ import annotations

from digest.group.gather import founding, speakers
from tests.builders import article, day

SHORT, LONG = "The wall fell.", "The wall fell on Monday night, and nobody was hurt."


def test_the_first_to_report_founds_and_without_dates_what_has_a_headline() -> None:
    first, second = article(id="z", published=day(1)), article(id="y", published=day(2))
    titled, untitled = article(id="x"), article(id="a", title=None)
    assert sorted([untitled, titled, second, first], key=founding) == [first, second, titled, untitled]


def test_the_whole_the_longer_and_the_earlier_speaks() -> None:
    cut = article(LONG * 3, id="cut", is_cut=True, published=day(1))
    short = article(SHORT, id="short", published=day(1))
    late, early = article(LONG, id="late", published=day(3)), article(LONG, id="early", published=day(2))
    assert speakers([(cut, short)]) == {"cut": "short"}
    assert speakers([(short, late)]) == {"short": "late"}
    assert speakers([(late, early)]) == {"late": "early"}


def test_copies_of_copies_have_one_speaker() -> None:
    a, b, c, d = (article(LONG, id=name, published=day(1)) for name in "abcd")
    assert speakers([(c, d), (a, b), (b, c)]) == {"b": "a", "c": "a", "d": "a"}
    assert speakers([]) == {}
