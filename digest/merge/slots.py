"""A place on the page while the page is being made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from digest.model import Block, Paragraph, Twin
from digest.text import plain


@dataclass(slots=True, eq=False)
class Slot:
    """Whose words stand there, and what folds under them."""

    source: str
    block: Block
    at: int  # the number of the block among all blocks
    sentences: Sequence[int]  # what of it is shown, by their numbers among all sentences
    hangs: bool  # on what stands above it
    twins: list[Twin] = field(default_factory=list)
    voices: list[str] = field(default_factory=list)

    def add(self, source: str, text: str) -> None:
        """Another source says this too; the same words need no fold."""
        if plain(text) != plain(self.block.text):
            twin = Twin(source=source, text=text)
            self.twins += [] if twin in self.twins else [twin]
        elif source not in self.voices:
            self.voices.append(source)

    @property
    def paragraph(self) -> Paragraph:
        """What is left of it when the page is done."""
        return Paragraph(text=self.block.text, kind=self.block.kind, voices=tuple(self.voices), twins=tuple(self.twins))
