"""The pages that list stories: front page, one page per day, outlets. Pure; no story page depends on them."""

from __future__ import annotations

import posixpath
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from digest.addresses import day_path, outlet_path
from digest.config import Config
from digest.dates import long_day, short_day
from digest.model import Article, Outlet, Page, Story, When
from digest.model.records import Coverage
from digest.render import markdown
from digest.render.story import facts, shortened
from digest.text import counted


def newest_first(stories: Sequence[Story]) -> list[Story]:
    """By when a story last grew; undated ones last; ties by address."""
    return sorted(
        sorted(stories, key=lambda story: story.address),
        key=lambda story: story.latest.at.timestamp() if story.latest else float("-inf"),
        reverse=True,
    )


def pages(stories: Sequence[Story], config: Config) -> Iterator[Page]:
    """All of them; `stories` in any order."""
    ordered = newest_first(stories)
    yield _front(ordered, config)
    yield from _days(ordered)
    yield from _outlets(ordered)


def _by_day(stories: Sequence[Story]) -> dict[str, list[Story]]:
    """By the day when a story last grew; the key is that day's page."""
    days: dict[str, list[Story]] = defaultdict(list)
    for story in stories:
        days[_day(story.latest)].append(story)
    return days


def _day(when: When | None) -> str:
    return day_path(when.day if when else None)


def _day_name(when: When | None) -> str:
    return long_day(date.fromisoformat(when.day), "en") if when else "Undated"


def _card(story: Story, up: str) -> str:
    """A story in a list: headline, the beginning of it, how many reports."""
    return markdown.part(
        "card",
        f"### {markdown.link(story.title, f'{up}{story.address}.md')}",
        markdown.part("lede", markdown.text(shortened(story.standfirst, 320))) if story.standfirst else "",
        markdown.part("facts", _who(story)),
        depth=1,
    )


def _who(story: Story) -> str:
    names = [outlet.name for outlet in story.outlets]
    shown = f"{', '.join(names[:3])}{f' and {len(names) - 3} more' if len(names) > 3 else ''}"
    return " · ".join(filter(None, [facts(Coverage.of(story)), markdown.text(shown)]))


def _front(stories: Sequence[Story], config: Config) -> Page:
    body = [f"# {markdown.text(config.name)}"]
    pinned = [story for story in stories if story.is_pinned]
    if pinned:
        body += ["## Pinned", *(_card(story, "") for story in pinned)]
    shown = [story for story in stories if not story.is_pinned][: config.front.stories]
    for same_day in _by_day(shown).values():
        body += [f"## {markdown.text(_day_name(same_day[0].latest))}", *(_card(story, "") for story in same_day)]
    body.append("[All days](days/index.md)")
    return Page(
        path="index.md",
        meta={"title": config.name, "kind": "front"},  # the theme gives it the site's own description
        text="\n\n".join(body),
    )


def _days(stories: Sequence[Story]) -> Iterator[Page]:
    """A page for every day of which there is a report: a story that moves on to a later day leaves no gap."""
    days, went_on = _by_day(stories), _went_on(stories)
    names = {_day(file.published): _day_name(file.published) for story in stories for file in story.files}
    for day, name in names.items():
        body = [f"# {markdown.text(name)}", *(_card(story, "../") for story in days.get(day, ()))]
        if went_on[day]:
            body += ["## Reported that day, and since" if day != day_path(None) else "## Dated by other reports"]
            body += [markdown.items(markdown.link(each.title, f"../{each.address}.md") for each in went_on[day])]
        yield Page(path=f"{day}.md", meta={"title": name, "kind": "day"}, text="\n\n".join(body))
    lines = [
        markdown.link(names[day], f"{posixpath.basename(day)}.md") + f": {counted(len(same_day), 'story', 'stories')}"
        for day, same_day in days.items()
    ]
    yield Page(path="days/index.md", meta={"title": "Days", "kind": "days"}, text="# Days\n\n" + markdown.items(lines))


def _went_on(stories: Sequence[Story]) -> dict[str, list[Story]]:
    """The stories of which there is a report of a day, and a later one."""
    found: dict[str, list[Story]] = defaultdict(list)
    for story in stories:
        for day in dict.fromkeys(_day(file.published) for file in story.files):
            if day != _day(story.latest):
                found[day].append(story)
    return found


def _outlets(stories: Sequence[Story]) -> Iterator[Page]:
    reports: dict[str, list[tuple[Article, Story]]] = defaultdict(list)
    called: dict[str, Counter[Outlet]] = defaultdict(Counter)
    for story in stories:
        for source in story.sources:
            files = (source, *story.group.snapshots.get(source.id, ()))
            for outlet, file in {file.outlet: file for file in reversed(files) if file.outlet}.items():
                reports[outlet.id].append((file, story))
                called[outlet.id][outlet] += 1
    # Files of one domain may give it several names: most say which it has.
    chosen = [min(names, key=lambda each: (-names[each], each.name, each.country)) for names in called.values()]
    ordered = sorted(chosen, key=lambda outlet: (outlet.name.casefold(), outlet.id))
    for outlet in ordered:
        lines = [_report(source, story) for source, story in reports[outlet.id]]
        about = ", ".join(filter(None, [outlet.id if "." in outlet.id else "", outlet.country]))
        body = [
            f"# {markdown.text(outlet.name)}",
            *([markdown.part("facts", markdown.text(about))] if about else []),
            markdown.items(lines),
        ]
        yield Page(
            path=f"{outlet_path(outlet.id)}.md", meta={"title": outlet.name, "kind": "outlet"}, text="\n\n".join(body)
        )
    lines = [
        f"{markdown.link(outlet.name, f'{outlet.id}.md')}: {counted(len(reports[outlet.id]), 'report')}"
        for outlet in ordered
    ]
    yield Page(
        path="outlets/index.md",
        meta={"title": "Outlets", "kind": "outlets"},
        text="# Outlets\n\n" + (markdown.items(lines) or "No report names its outlet."),
    )


def _report(source: Article, story: Story) -> str:
    """Its own headline, and the story that it is part of."""
    when = f", {markdown.text(short_day(source.published.day, 'en'))}" if source.published else ""
    return f"{markdown.link(source.title or story.title, f'../{story.address}.md')}{when}"
