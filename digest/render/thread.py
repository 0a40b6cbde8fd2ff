"""The stories before and after a story, on its page. Pure.

They stand above the report: who comes to an old story by a search should see first that it went on.
"""

from __future__ import annotations

import posixpath

from digest.dates import short_day
from digest.model.records import Neighbour, Record
from digest.render import markdown


def strip(record: Record) -> str:
    """The thread of a story: `Later, 7 September 2026: Ferry inquiry begins`."""
    lines = [("Earlier", each) for each in record.earlier] + [("Later", each) for each in record.later]
    return markdown.part(
        "thread",
        markdown.items(
            f"{which}, {markdown.text(short_day(each.day, 'en'))}: "
            f"{markdown.link(each.title, _way(record.address, each))}"
            for which, each in lines
        ),
    )


def _way(address: str, other: Neighbour) -> str:
    return posixpath.relpath(f"{other.address}.md", posixpath.dirname(address))
