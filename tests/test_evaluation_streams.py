"""The made stream that speed and growth are measured on is what it says it is."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import islice

from digest.evaluation.streams import MOST_REPORTS, stream
from digest.group.copies import Prints

DAY = 300
MADE = list(stream(2000, per_day=DAY))


def test_the_same_arguments_give_the_same_articles() -> None:
    assert list(stream(200, per_day=DAY)) == MADE[:200]
    assert next(stream(1, seed=2)) != MADE[0]


def test_articles_come_in_the_order_of_time_about_as_many_each_day() -> None:
    moments = [article.published.at for _, article in MADE if article.published]
    assert moments == sorted(moments)
    assert len(moments) == len({article.id for _, article in MADE}) == 2000
    days = Counter(moment.date() for moment in moments)
    assert all(DAY <= days[day] <= 1.3 * DAY for day in sorted(days)[:-1])


def test_an_event_has_one_to_forty_reports_within_three_days_by_several_outlets() -> None:
    events = defaultdict(list)
    for event, article in MADE:
        events[event].append(article)
    sizes = Counter(len(reports) for reports in events.values())
    assert max(sizes) <= MOST_REPORTS
    assert 0.3 <= sizes[1] / len(events) <= 0.7
    assert any(size >= 20 for size in sizes)
    for reports in events.values():
        first, last = reports[0].published, reports[-1].published
        assert first
        assert last
        assert (last.at - first.at).days < 3


def test_an_article_looks_like_one() -> None:
    for _, article in islice(MADE, 100):
        assert article.title
        assert 4 <= len(article.title.split()) <= 16
        assert 20 <= article.words <= 700
        assert all(block.text.endswith(".") and block.text[0] == block.text[0].upper() for block in article.blocks)


def test_about_a_tenth_are_copies_and_independent_reports_are_none() -> None:
    prints = Prints()
    copies = sum(
        any(event == other and prints.share(mine, theirs) >= 0.525 for other, theirs in MADE[:at])
        for at, (event, mine) in enumerate(MADE[:1000])
    )
    assert 60 <= copies <= 150
