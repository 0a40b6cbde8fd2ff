"""The sources of a story in their order, and what each is called. Pure."""

from __future__ import annotations

from collections import Counter

from digest.model import Article, Story


def in_order(story: Story) -> tuple[Article, ...]:
    """The spine first, then the others as they came in."""
    return tuple(sorted(story.sources, key=lambda source: source.id != story.lead))


def names(story: Story) -> dict[str, str]:
    """A short name for each source: its outlet's, numbered where two would be the same."""
    known = Counter(source.outlet.name for source in story.sources if source.outlet)
    seen: Counter[str] = Counter()
    called = {}
    for source in in_order(story):
        name = source.outlet.name if source.outlet else "Source" if len(story.sources) > 1 else "Unnamed source"
        seen[name] += 1
        several = known[name] > 1 or (not source.outlet and len(story.sources) > 1)
        called[source.id] = f"{name} {seen[name]}" if several else name
    return called
