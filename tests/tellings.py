"""Random reports of one invented night, made of a few facts in several wordings: what merging has to cope with.

A report tells some of the facts in some order, each once, several to a paragraph; lines that hang on the one before
them come between, subheads and lists too. It may be cut, or be another report with its paragraphs shuffled, parted,
reworded or left out.
"""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from digest.model import Group
from tests.builders import article, group_of

# Each fact in its wordings, two or three; the first ones are nearly alike.
FACTS: Sequence[Sequence[str]] = (
    (
        "The ferry Lady Corran ran aground on the Maiden Ledges on Wednesday evening with 84 passengers on board.",
        "With 84 passengers on board, the ferry Lady Corran ran aground on the Maiden Ledges on Wednesday night.",
        "On Wednesday at dusk the vessel Lady Corran, carrying 84 travellers, struck rocks a mile off Tharrow.",
    ),
    (
        "Captain Ines Callard lost the steering at 18.38 and called the Varrey Coastguard for help.",
        "At 18.38 Captain Ines Callard, who had lost the steering, called the Varrey Coastguard for help.",
        "Her rudder had died eight minutes after half past six, Ines Callard told the coastguard by radio.",
    ),
    (
        "The lifeboats Oskar Brand and Hope of Sellick took everybody to Tharrow Haven before it was dark.",
        "Everybody was brought to Tharrow Haven by the lifeboats Hope of Sellick and Oskar Brand.",
    ),
    (
        "Varrey Lines said that it will tow the ship to Port Ellery on Friday if the wind allows it.",
        "If the wind allows it, Varrey Lines will tow the ship to Port Ellery on Friday.",
        "A tug from Orrin is to bring the vessel to the yard at Port Ellery by the end of the week.",
    ),
    (
        "Minister Tom Besk promised an inquiry and said that Judge Ada Voss will lead it from October on.",
        "Judge Ada Voss will lead the inquiry from October on, Minister Tom Besk promised.",
    ),
    (
        "Inspector Hedda Rask had warned of a worn bolt in May.",
        "In May a worn bolt had been found by Hedda Rask, an inspector.",
    ),
    (
        "Thirty of the passengers slept on gymnastic mats in the school of Tharrow, and Baker Imke Sund brought rolls.",
        "Rolls came from Imke Sund, the baker, for the thirty who spent the night on mats in the school.",
    ),
    (
        "The Maiden Ledges have taken eleven ships since 1871, the last of them the coaster Bright Anna.",
        "Eleven ships have ended on the Maiden Ledges since 1871.",
    ),
)
HANGING = (
    "He said that the pumps had been running since nine.",
    "“There was a long scraping noise, and then it was quiet,” she said.",
    "But the alarm on the bridge stayed silent.",
    "It did not rain.",
    "Those on the upper deck lost their shoes.",
)
HEADINGS = ("What comes next", "A quiet crossing", "The Maiden Ledges")
LISTS = (
    ("What changes until Monday:", "- Boats to Gannock leave at seven only.", "- The mail boat takes nineteen people."),
    ("Three things are known of the ship:", "1. She was built in Orrin in 1988.", "2. She had new engines in 2019."),
)


@st.composite
def texts(draw: st.DrawFn) -> list[str]:
    """The paragraphs of a report, as builders read them."""
    facts = draw(st.permutations(range(len(FACTS))))[: draw(st.integers(1, len(FACTS)))]
    told: list[str] = []
    while facts:
        count = draw(st.sampled_from([1, 1, 1, 2, 3]))
        told.append(" ".join(draw(st.sampled_from(FACTS[fact])) for fact in facts[:count]))
        facts = facts[count:]
    for line in draw(st.lists(st.sampled_from(HANGING), max_size=3, unique=True)):
        told.insert(draw(st.integers(0, len(told))), line)
    for line in draw(st.lists(st.sampled_from(HEADINGS), max_size=2, unique=True)):
        told.insert(draw(st.integers(0, len(told))), f"# {line}")
    if draw(st.integers(0, 3)) == 0:
        at = draw(st.integers(0, len(told)))
        told[at:at] = draw(st.sampled_from(LISTS))
    if draw(st.integers(0, 5)) == 0:
        told = [f"> {line}" if line[0].isupper() and draw(st.booleans()) else line for line in told]
    return told


@st.composite
def changed(draw: st.DrawFn, told: Sequence[str]) -> list[str]:
    """Another report's paragraphs, as somebody else would print them."""
    match draw(st.sampled_from(["same", "cut", "shuffled", "less", "reworded", "parted"])):
        case "cut":
            return [*told[: draw(st.integers(0, len(told) - 1))], f"{told[-1][:25]}"]
        case "shuffled":
            return draw(st.permutations(list(told)))
        case "less":
            return [line for line in told if draw(st.booleans())] or [told[0]]
        case "reworded":
            other = {one: draw(st.sampled_from(wordings)) for wordings in FACTS for one in wordings}
            return [_reworded(line, other) for line in told]
        case "parted":
            return [piece for line in told for piece in line.replace(". ", ".\n").split("\n")]
    return list(told)


def _reworded(line: str, other: dict[str, str]) -> str:
    return next((line.replace(one, new) for one, new in other.items() if one in line), line)


@st.composite
def stories(draw: st.DrawFn, most: int = 6) -> Group:
    """One to six reports; some are marked as copies of the first, whether they are or not."""
    told: list[list[str]] = []
    for _ in range(draw(st.integers(1, most))):
        is_taken = draw(st.booleans())
        if told and is_taken:
            told.append(draw(changed(draw(st.sampled_from(told)))))
        else:
            told.append(draw(texts()))
    members = [
        article("\n\n".join(lines), id=name, title=f"Report {name}", is_cut=draw(st.integers(0, 3)) == 0)
        for name, lines in zip("abcdef", told, strict=False)
    ]
    copies = {member.id: "a" for member in members[1:] if draw(st.integers(0, 3)) == 0}
    return group_of(*members, copies=copies)
