"""How long it takes to find where a crowd of reports differs."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

import pytest

from digest.compare import compare
from digest.config import Merging
from digest.merge import merge
from digest.model import Article, Story
from tests.builders import group_of
from tests.crowds import crowd, near_copies
from tests.scaling import LIMIT, growth

SECONDS = 5


def merged(members: list[Article]) -> Story:
    return merge(group_of(*members), Merging())


@pytest.mark.parametrize("make", [crowd, near_copies])
def test_twice_as_many_reports_take_about_twice_the_time(make: Callable[..., list[Article]]) -> None:
    stories = {size: merged(make(size, paragraphs=12)) for size in (12, 24)}
    assert growth(lambda size: compare(stories[size]), 12) < LIMIT


@pytest.mark.long
@pytest.mark.parametrize("make", [crowd, near_copies])
def test_a_hundred_long_reports_are_compared_in_seconds(make: Callable[..., list[Article]]) -> None:
    stories = {size: merged(make(size, paragraphs=30)) for size in (50, 100)}
    begun = process_time()
    compare(stories[100])
    assert process_time() - begun < SECONDS
    assert growth(lambda size: compare(stories[size]), 50) < LIMIT
