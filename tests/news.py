"""A small pool of invented news, and random streams that are drawn from it.

Each matter has headlines and paragraphs that go together. A report has some of them in some order, at times with one
of another matter's; so among a handful there are copies, cut ones, round-ups, reports of one event, sequels, and
reports that only have a few words in common.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from hypothesis import strategies as st

from digest.config import Grouping
from digest.editorial import Decision, resolve
from digest.model import Article, Wish
from tests.builders import article, day

FERRY = """\
The ferry Lady Corran ran aground on the Maiden Ledges on Wednesday evening with 84 passengers on board.

Captain Ines Callard lost the steering at 18.38 and called the Varrey Coastguard. The lifeboats Oskar Brand and Hope
of Sellick took the passengers to Tharrow Haven, where Doctor Mara Quell met them.

The ferry company Varrey Lines said that it will tow the Lady Corran to Port Ellery on Friday."""
FERRY_TOO = """\
Eighty-four passengers were taken off the stranded ferry Lady Corran by lifeboats on Wednesday night.

The ship lies on the Maiden Ledges, a mile from Tharrow Haven. "We felt a bump, and then the engine was silent," said a
passenger, Nils Orre, who was on his way home from school.

Varrey Lines has cancelled all sailings of the ferry until Monday, and the coastguard asks boats to stay away."""
FERRY_REWORDED = """\
On Wednesday at dusk the vessel Lady Corran, with 84 travellers, struck the Maiden Ledges.

Skipper Captain Ines Callard, whose rudder had died at 18.38, radioed the Varrey Coastguard. The rescue craft Oskar
Brand and Hope of Sellick carried everybody to Tharrow Haven, and Doctor Mara Quell was waiting there.

Its owner Varrey Lines announced that the Lady Corran would be brought to Port Ellery by Friday."""
FERRY_FOLLOWED = """\
The ferry Lady Corran, which ran aground on the Maiden Ledges in September, sails again from Monday.

Varrey Lines said that a worn bolt in the steering was to blame; its inspector, Hedda Rask, had warned of it in May.

Captain Ines Callard will be on the bridge when the first passengers leave Port Ellery for Tharrow Haven."""
BRIDGE = """\
Mayor Odile Marrant of Hallin will not sign the order for a toll on the Hallin Bridge, she told the chamber on Thursday.

Minister Tom Besk wants two crowns from every car from January 2027, and five from every lorry.

The Hallin Gazette asked 300 drivers: 61 in Orrin were for the toll, and 14 in Hallin."""
BRIDGE_TOO = """\
There will be no toll on the Hallin Bridge as long as Odile Marrant is mayor: on Thursday she refused her signature.

The minister, Tom Besk, had asked for two crowns from each car. "Hallin has paid for its bridge," said the mayor.

Drivers in Orrin, across the river, are for the toll, because lorries use their side as a car park."""
BELL = """\
Two divers found a ship's bell in eleven metres of water off Gannock and left it where it lay.

Nobody knows yet which ship it was from. The museum will look at their photographs."""
FERRY_IN_GERMAN = """\
Die Fähre Lady Corran lief am Mittwochabend mit 84 Fahrgästen auf die Maiden Ledges.

Kapitänin Ines Callard verlor um 18.38 Uhr die Steuerung und rief die Varrey Coastguard. Die Boote Oskar Brand und Hope
of Sellick brachten die Fahrgäste nach Tharrow Haven."""

# For each matter its headlines, its texts and their language. No two matters of one language share a telling word.
MATTERS: Mapping[str, tuple[Sequence[str | None], Sequence[str], str]] = {
    "ferry": (
        ("Ferry Lady Corran runs aground", "Passengers of stranded ferry taken off", "Lady Corran sails again", None),
        (FERRY, FERRY_TOO, FERRY_REWORDED, FERRY_FOLLOWED),
        "en",
    ),
    "bridge": (
        ("Mayor of Hallin refuses toll", "No toll on Hallin Bridge, says mayor", None),
        (BRIDGE, BRIDGE_TOO),
        "en",
    ),
    "bell": (("Divers find a bell", None), (BELL,), "en"),
    "fähre": (("Fähre Lady Corran auf Grund", None), (FERRY_IN_GERMAN,), "de"),
}
PARAGRAPHS = {name: "\n\n".join(texts).split("\n\n") for name, (_, texts, _) in MATTERS.items()}
IDS = "abcdefghij"
DAYS = (1, 2, 3, 4, 7, 12, 30, 60, 110)  # near, in reach of copies, in reach of sequels, and out of all reach


@st.composite
def reports(draw: st.DrawFn, identity: str | None = None, matters: Sequence[str] = tuple(MATTERS)) -> Article:
    """A report of one matter, and one time in eight of a second."""
    matter = draw(st.sampled_from(matters))
    headlines, texts, lang = MATTERS[matter]
    text = draw(st.sampled_from(texts))
    if draw(st.booleans()):  # whole as it is; or some of its paragraphs, or of any text of the matter
        pool = draw(st.sampled_from([text.split("\n\n"), PARAGRAPHS[matter]]))
        text = "\n\n".join(draw(st.lists(st.sampled_from(pool), min_size=1, max_size=4, unique=True)))
    if draw(st.integers(0, 7)) == 7:
        text += "\n\n" + draw(st.sampled_from(MATTERS[draw(st.sampled_from(matters))][1]))
    if draw(st.integers(0, 7)) == 7:
        text = text.replace("ferry", "Ferry").replace("toll", "TOLL")
    when = draw(st.sampled_from(DAYS))
    return article(
        text,
        id=identity or draw(st.sampled_from(IDS)),
        title=draw(st.sampled_from(headlines)),
        lang=draw(st.sampled_from([lang, lang, lang, "de", "fr"])),
        published=None if draw(st.integers(0, 4)) == 4 else day(when, draw(st.sampled_from([0, 7, 20]))),
        is_cut=draw(st.integers(0, 4)) == 4,
    )


@st.composite
def streams(draw: st.DrawFn, most: int = 9, *, identities: str = IDS) -> tuple[Article, ...]:
    """Up to so many files on all matters or on one, most of them of sources of their own."""
    count = draw(st.sampled_from(range(most, -1, -1)))
    matters = draw(st.sampled_from([tuple(MATTERS), ("ferry",), ("ferry", "bridge")]))
    names = [draw(st.sampled_from([name, name, name, name, *identities[:2]])) for name in identities[:count]]
    return numbered(draw(reports(name, matters)) for name in names)


def numbered(articles: Iterable[Article]) -> tuple[Article, ...]:
    """Each with a path of its own."""
    return tuple(replace(each, path=f"sources/{at}.txt") for at, each in enumerate(articles))


@st.composite
def decisions(draw: st.DrawFn, most: int = 3) -> tuple[Decision, ...]:
    """What editors write: it may contradict itself, and name what is not there."""
    made = []
    for at in range(draw(st.sampled_from([1, 0, *range(2, most + 1)]))):
        names = draw(st.lists(st.sampled_from(IDS), min_size=1, max_size=5, unique=True))
        kinds = draw(st.lists(st.sampled_from(["join", "split", "merge"]), min_size=len(names) - 1, max_size=4))
        keys: dict[str, object] = {"lead": names[0]} if draw(st.booleans()) else {"join": [names[0]]}
        for kind, name in zip(kinds, names[1:], strict=False):
            keys[kind] = [*(keys.get(kind) or ()), name]  # type: ignore[misc]  # a list or nothing stands there
        if draw(st.booleans()):
            keys |= draw(st.sampled_from([{"pin": "true"}, {"status": "hidden"}, {"title": "As an editor has it"}]))
        made.append(Decision(where=f"stories/{at}.yml", text=repr(keys), keys=keys))
    return tuple(made)


def resolved(made: Sequence[Decision], articles: Sequence[Article]) -> tuple[Wish, ...]:
    """The wishes that grouping is given: for sources that are there, and without contradictions."""
    return resolve(made, articles)[0]


USUAL = Grouping()
THRESHOLDS = st.builds(
    Grouping,
    story=st.sampled_from([USUAL.story, USUAL.story, 0.08, 0.3]),
    story_undated=st.sampled_from([USUAL.story_undated, 0.15]),
    days=st.sampled_from([USUAL.days, USUAL.days, 0.5, 10.0]),
    thread=st.sampled_from([USUAL.thread, 0.12]),
    thread_days=st.sampled_from([USUAL.thread_days, USUAL.thread_days, 3.0]),
    copy=st.sampled_from([USUAL.copy, USUAL.copy, 0.3, 1.0]),
)
