"""Stage 5: a story in, what happened on which day out: sentences of its page that say it, unchanged. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from digest.dangling import stands_alone
from digest.days import day_of
from digest.model import Article, Kind, Moment, Paragraph, Statement, Story
from digest.text import sentences

_FEWEST = 3  # different days: two are told by the facts of the page
_MOST = 10  # moments: what a reader takes in without scrolling


def timeline(story: Story) -> tuple[Moment, ...]:
    """One sentence for each day, by day; of a day's sentences the one that most sources tell, then the first of the
    page. Empty where there are too few days.
    """
    found: dict[str, Moment] = {}
    for moment in _moments(story):
        known = found.get(moment.day)
        if known is None or len(moment.statement.sources) > len(known.statement.sources):
            found[moment.day] = moment
    if len(found) < _FEWEST:
        return ()
    best = sorted(found.values(), key=lambda each: -len(each.statement.sources))[:_MOST]
    return tuple(sorted(best, key=lambda each: each.day))


def _moments(story: Story) -> Iterator[Moment]:
    """In the order of the page."""
    articles = {source.id: source for source in story.sources}
    for paragraph in story.paragraphs:
        if paragraph.kind in (Kind.PARAGRAPH, Kind.ITEM):
            lang = articles[paragraph.voices[0]].lang
            for sentence in sentences(paragraph.text, lang):
                day = _told(sentence, paragraph, articles) if stands_alone(sentence) else None
                if day:
                    sources = _tellers(day, paragraph, articles)
                    yield Moment(day=day, statement=Statement(text=sentence, sources=sources))


def _told(sentence: str, paragraph: Paragraph, articles: Mapping[str, Article]) -> str | None:
    """The day that it has for everyone who says it in these words."""
    days = {day_of(sentence, articles[each].lang, _published(articles[each])) for each in paragraph.voices}
    days.discard(None)  # of a report without a date
    return days.pop() if len(days) == 1 else None


def _tellers(day: str, paragraph: Paragraph, articles: Mapping[str, Article]) -> tuple[str, ...]:
    """Who says so in these words, and who names that day in others."""
    others = [
        twin.source
        for twin in paragraph.twins
        for each in sentences(twin.text, articles[twin.source].lang)
        if day_of(each, articles[twin.source].lang, _published(articles[twin.source])) == day
    ]
    return tuple(dict.fromkeys((*paragraph.voices, *others)))


def _published(source: Article) -> str | None:
    return source.published.day if source.published and not source.published.guessed else None
