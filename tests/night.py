"""The night on which the Lady Corran ran aground, in sentences that tests of merging put together."""

from __future__ import annotations

from digest.model import Article, Story
from tests.builders import article

AGROUND = "The ferry Lady Corran ran aground on the Maiden Ledges on Wednesday evening with 84 passengers on board."
AGROUND_TOO = "With 84 passengers on board, the ferry Lady Corran ran aground on the Maiden Ledges on Wednesday night."
STEERING = "Captain Ines Callard lost the steering at 18.38 and called the Varrey Coastguard for help."
STEERING_TOO = "At 18.38 the rudder failed, and Captain Ines Callard called the Varrey Coastguard."
LIFEBOATS = "The lifeboats Oskar Brand and Hope of Sellick took everybody to Tharrow Haven before it was dark."
COMPANY = "Varrey Lines said that it will tow the ship to Port Ellery on Friday if the wind allows it."
INQUIRY = "Minister Tom Besk promised an inquiry and said that Judge Ada Voss will lead it from October on."
SCHOOL = "In the school of Tharrow thirty people slept on gymnastic mats that night, and Baker Imke Sund brought rolls."
ORRE = "Nils Orre, a pupil on his way home, had been asleep on the upper deck when cups and bags came sliding past."
QUOTE = "“There was a long scraping noise, and a woman beside me began to count her children aloud,” he said."


def report(identity: str, *paragraphs: str, **said: object) -> Article:
    """A report of these paragraphs, as builders read them."""
    return article("\n\n".join(paragraphs), id=identity, title="Ferry aground", **said)  # type: ignore[arg-type]  # as in builders


def told(story: Story) -> list[tuple[str, tuple[str, ...]]]:
    """The page: each text, and who says so in whatever words."""
    return [(paragraph.text, paragraph.sources) for paragraph in story.paragraphs]


def shown(story: Story) -> list[str]:
    return [paragraph.text for paragraph in story.paragraphs]


def left(story: Story) -> list[tuple[str, str]]:
    """What is folded away whole, and whose it is."""
    return [(each.source, each.block.text) for each in story.folded]
