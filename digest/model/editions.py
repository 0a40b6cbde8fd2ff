"""What is written. All frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from digest.errors import Problem, Weight
from digest.model.articles import Article
from digest.model.groups import Wish
from digest.model.stories import Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A file of the output, below its `docs` folder: Markdown with front matter, or finished bytes (feeds,
    redirects).
    """

    path: str
    text: str
    meta: Mapping[str, object] | None = None  # front matter; None where the text is the whole file
    leads_to: str | None = None  # of a redirect: the address of the page that it leads to


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """All that one build makes, before any of it is written."""

    articles: tuple[Article, ...]
    stories: tuple[Story, ...]
    hidden: tuple[Story, ...]  # and withdrawn ones
    pages: tuple[Page, ...]
    problems: tuple[Problem, ...]
    fates: Mapping[str, str]  # every file found -> what became of it
    wishes: tuple[Wish, ...] = ()  # all that editors decided

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.weight is Weight.ERROR)
