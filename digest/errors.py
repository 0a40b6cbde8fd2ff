"""What can go wrong, in two kinds.

    Problem          data: one file or one decision is at fault; the others go on
    DigestError      raised: nothing can go on
    ├── ConfigError    digest.toml or mkdocs.yml cannot be used
    ├── OutputError    the output cannot be written, or must not be replaced
    └── DecisionError  what an editor asked for cannot be done, or must not be

A Problem says the place, the fault and the way out, in the words of the person who can fix it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class DigestError(Exception):
    """Nothing can go on; the message is for a person."""


class ConfigError(DigestError):
    """`digest.toml` or `mkdocs.yml` cannot be used."""


class OutputError(DigestError):
    """The output folder cannot be written, or must not be replaced by what was made."""


class DecisionError(DigestError):
    """An editor's decision would contradict another, or its file cannot be changed."""


class Weight(StrEnum):
    """How much a Problem matters."""

    ERROR = "error"  # something that a person put in is not used as they meant it
    WARNING = "warning"  # used, or rightly left out, but a person would want to know


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """`where: what (hint)`, for example `content/sources/9.md: 'published' is '31/1', not a date (write it like …)`."""

    where: str
    what: str
    hint: str = ""
    weight: Weight = Weight.ERROR

    def __str__(self) -> str:
        return f"{self.where}: {self.what}" + (f" ({self.hint})" if self.hint else "")
