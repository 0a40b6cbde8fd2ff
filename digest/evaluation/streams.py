"""A made stream of news for measuring speed and growth: `stream(count)` yields each article with its true event.

Nothing in it is from anywhere: words are drawn from a list by Zipf's law, as words of news are, names are made of
syllables. What makes it a fair test of grouping:

- half of each report is words that every report has, and a quarter is rarer words that say nothing of the event;
- a topic has words, people and places of its own, which come up in event after event: what tempts clusters to run away;
- an event has words, people, places and numbers of its own; each report uses some of them, in its own order;
- an event has 1 to 40 reports, most have one or two, over one to three days;
- a tenth of all reports are copies: cut short, or with words swapped.

Deterministic: the same arguments give the same articles. It keeps what is at most four days old.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property
from itertools import accumulate
from random import Random

from wordfreq import top_n_list

from digest.model import Article, Block, Outlet, When

START = datetime(2026, 1, 1, tzinfo=UTC)
SYLLABLES = (
    "ba be bi bo bra bren ca ce chi co cra da de di do dra el en er fa fe fi flo fra ga ge glo gra ha he hi ho in ja "
    "jo ka ke kra la le li lo lun ma me mi mo mur na ne ni no nor pa pe pi plo pra ra re ri ro ru sa se sha si so sta "
    "ster ta te ti to tra tri un va ve vi vo wa we wi yo za"
).split()
# The words that no report does without, the commonest first: real ones, which are dropped here if they are anywhere.
COMMON = (
    "the of to and a in that for is on was with he it as at said by his be from are have has not they an but who will "
    "its had their were more would been this which about or after one also she her we when there than up out people "
    "all over if could last new two can some other what first into so years time no year before them only most him "
    "because may just now many our these made three make us do such how while even being still those through where "
    "should get between both against under since during around each another very part off did back down well own long"
).split()
VOCABULARY = 45_000  # English words, the commonest first
TOPICS = 60
OUTLETS = 300
MOST_REPORTS = 40
COPIES = 0.155  # of the reports that are not the first of their event: a tenth of all


def stream(count: int, per_day: int = 3300, seed: int = 1) -> Iterator[tuple[int, Article]]:
    """`count` articles in the order of time, each with the number of its event."""
    world = _World(Random(seed))  # noqa: S311 - it is to be the same each time
    plans: dict[int, list[_Plan]] = {}
    number = day = 0
    while number < count:
        while len(plans.get(day, ())) < per_day:
            for plan in world.event(day):
                plans.setdefault(int(plan.hour // 24), []).append(plan)
        for plan in sorted(plans.pop(day), key=lambda plan: (plan.hour, plan.event.number)):
            if number == count:
                return
            yield plan.event.number, world.report(plan, number)
            number += 1
        day += 1


@dataclass(frozen=True, slots=True)
class _Report:
    """What was published: a headline, and paragraphs of sentences of words."""

    headline: tuple[str, ...]
    paragraphs: tuple[tuple[tuple[str, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class _Event:
    number: int
    topic: _Topic
    facts: Sequence[str]  # its words, people, places and numbers: a name is one of them, with a space in it
    weights: Sequence[float]
    reports: list[_Report] = field(default_factory=list)  # so far: what others copy


@dataclass(frozen=True, slots=True)
class _Plan:
    event: _Event
    hour: float  # since the start of the stream


class _Draw:
    """Words with their weights, ready to be drawn many at a time."""

    def __init__(self, words: Sequence[str], weights: Sequence[float]) -> None:
        self.words = words
        self.weights = list(accumulate(weights))

    def of(self, random: Random, count: int) -> list[str]:
        return random.choices(self.words, cum_weights=self.weights, k=count)


@dataclass(frozen=True, slots=True)
class _Topic:
    words: _Draw
    names: _Draw  # people and places that are in the news all the time


class _World:
    """All that events are made of. Its state is its random numbers, and how many events there were."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.events = 0
        self.vocabulary = [word for word in top_n_list("en", VOCABULARY) if word.isalpha() and word not in COMMON]
        self.language = _Draw(
            [*COMMON, *self.vocabulary],
            # The common words are two thirds of what is drawn here, and half of a report.
            [*_zipf(len(COMMON), total=0.66, offset=3), *_zipf(len(self.vocabulary), total=0.34, offset=30)],
        )
        self.topics = [self._topic() for _ in range(TOPICS)]
        self.outlets = _outlets([self._name() for _ in range(OUTLETS)])

    @cached_property
    def topic_weights(self) -> list[float]:
        return list(accumulate(_zipf(TOPICS, total=1.0, offset=5)))

    @cached_property
    def outlet_weights(self) -> list[float]:
        return list(accumulate(_zipf(OUTLETS, total=1.0, offset=20)))

    @cached_property
    def sizes(self) -> list[float]:
        """How often an event has one report, two, …: most have few, and some have many."""
        return list(accumulate(size**-1.6 for size in range(1, MOST_REPORTS + 1)))

    def event(self, day: int) -> list[_Plan]:
        """A new event of this day, and when it will be reported."""
        random = self.random
        self.events += 1
        topic = random.choices(self.topics, cum_weights=self.topic_weights)[0]
        own = [
            *(self._name() for _ in range(random.randint(2, 5))),
            *(self._place() for _ in range(random.randint(1, 2))),
            *(str(random.choice((random.randint(2, 99), random.randint(100, 9_999)))) for _ in range(5)),
            *random.choices(self.vocabulary, k=random.randint(15, 30)),
        ]
        facts = [*own, *topic.names.of(random, random.randint(2, 5))]
        random.shuffle(facts)
        size = random.choices(range(1, MOST_REPORTS + 1), cum_weights=self.sizes)[0]
        begun, span = 24 * day + random.uniform(0, 24), 24 * random.choice((1, 1, 1, 2, 2, 3))
        made = _Event(self.events, topic, facts, list(accumulate(_zipf(len(facts), total=1.0, offset=6))))
        return [_Plan(made, begun), *(_Plan(made, begun + random.uniform(0, span)) for _ in range(size - 1))]

    def report(self, plan: _Plan, number: int) -> Article:
        """A report of an event, or a copy of one that was there before it."""
        event = plan.event
        is_copy = event.reports and self.random.random() < COPIES
        made = self._copy(event) if is_copy else self._own(event)
        event.reports.append(made)
        blocks = tuple(Block(text=" ".join(map(_sentence, paragraph))) for paragraph in made.paragraphs)
        return Article(
            id=f"s{number:06d}",
            path=f"sources/s{number:06d}.txt",
            format="text",
            url=None,
            outlet=self.random.choices(self.outlets, cum_weights=self.outlet_weights)[0],
            title=_capital(" ".join(made.headline)),
            section=None,
            description=None,
            authors=(),
            tags=(),
            lang="en",
            published=When(at=START + timedelta(seconds=int(3600 * plan.hour))),
            modified=None,
            saved=None,
            blocks=blocks,
            words=sum(len(sentence) for paragraph in made.paragraphs for sentence in paragraph),
            removed=(),
            origins={},
            is_cut=False,
        )

    def _own(self, event: _Event) -> _Report:
        """Of a hundred words some ten are the event's and fifteen the topic's; a few of its facts nobody mentions."""
        random = self.random
        count = random.randint(250, 600)
        words = self.language.of(random, count)
        said = random.choices(event.facts, cum_weights=event.weights, k=count // 10)
        said += event.topic.words.of(random, count * 3 // 20)
        for at, word in zip(random.sample(range(count), len(said)), said, strict=True):
            words[at] = word
        return _Report(self._headline(event), _paragraphs(random, words))

    def _headline(self, event: _Event) -> tuple[str, ...]:
        facts = dict.fromkeys(self.random.choices(event.facts, cum_weights=event.weights, k=4))
        words = [*facts, *event.topic.words.of(self.random, 2), *self.random.choices(COMMON, k=2)]
        self.random.shuffle(words)
        return tuple(words)

    def _copy(self, event: _Event) -> _Report:
        random = self.random
        original = random.choice(event.reports)
        headline = original.headline if random.random() < 0.5 else self._headline(event)
        if random.random() < 0.5 and len(original.paragraphs) > 2:
            kept = random.randint(2, len(original.paragraphs) - 1)
            return _Report(headline, original.paragraphs[:kept])
        share = random.uniform(0.1, 0.3)
        return _Report(
            headline,
            tuple(
                tuple(tuple(self._swapped(word, share) for word in sentence) for sentence in paragraph)
                for paragraph in original.paragraphs
            ),
        )

    def _swapped(self, word: str, share: float) -> str:
        """Names and numbers stay."""
        if self.random.random() >= share or not word[0].islower():
            return word
        return self.random.choice(self.vocabulary)

    def _topic(self) -> _Topic:
        words = self.random.sample(self.vocabulary, 800)
        names = [*(self._name() for _ in range(40)), *(self._place() for _ in range(20))]
        self.random.shuffle(names)
        return _Topic(_Draw(words, _zipf(800, total=1.0, offset=10)), _Draw(names, _zipf(60, total=1.0, offset=3)))

    def _name(self) -> str:
        return f"{self._place()} {self._place()}"

    def _place(self) -> str:
        return _capital("".join(self.random.choices(SYLLABLES, k=self.random.choice((2, 2, 3)))))


def _zipf(count: int, *, total: float, offset: float) -> list[float]:
    """Weights that fall as one over the rank, the steepest beginning flattened (Mandelbrot's form of Zipf's law)."""
    raw = [1 / (rank + offset) for rank in range(1, count + 1)]
    scale = total / sum(raw)
    return [scale * weight for weight in raw]


def _outlets(names: Sequence[str]) -> list[Outlet]:
    return [Outlet(id=f"{name.replace(' ', '-').lower()}.example", name=f"The {name}") for name in names]


def _paragraphs(random: Random, words: Sequence[str]) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """Sentences of 8 to 30 words, paragraphs of 2 to 4 sentences."""
    sentences, at = [], 0
    while at < len(words):
        end = at + random.randint(8, 30)
        sentences.append(tuple(words[at:end]))
        at = end
    paragraphs, at = [], 0
    while at < len(sentences):
        end = at + random.randint(2, 4)
        paragraphs.append(tuple(sentences[at:end]))
        at = end
    return tuple(paragraphs)


def _sentence(words: Sequence[str]) -> str:
    return _capital(" ".join(words)) + "."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
