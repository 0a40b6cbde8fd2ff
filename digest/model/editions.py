"""What is written. All frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from digest.errors import Problem, Weight
from digest.model.articles import Article
from digest.model.groups import Group, Wish
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
    hidden: tuple[Story, ...]  # and withdrawn ones, and those of which nothing may be shown
    pages: tuple[Page, ...]
    problems: tuple[Problem, ...]
    fates: Mapping[str, str]  # every file found -> what became of it
    wishes: tuple[Wish, ...] = ()  # all that editors decided
    groups: Mapping[str, Group] = field(default_factory=dict)  # a story's founder -> its group before cuts for rights

    @property
    def in_full(self) -> Edition:
        """The same for the editor's eyes only: the sources of its stories have all their text again."""
        stories, hidden = (tuple(map(self._whole, each)) for each in (self.stories, self.hidden))
        return replace(self, stories=stories, hidden=hidden, groups={})

    def _whole(self, story: Story) -> Story:
        whole = self.groups.get(story.group.founder.id, story.group)
        return replace(story, group=replace(whole, wish=story.group.wish))

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.weight is Weight.ERROR)
