"""The things that travel through the pipeline. All are frozen; each one's type says which stage has made it.

    RawArticle ──clean──▶ Article ──group──▶ Group ──granted──▶ Group
               ──merge──▶ Story ──record──▶ Record ──render──▶ Page

Text in these values is plain Unicode, never HTML and never Markdown: `render` escapes, once.
Times are aware and in UTC.
"""

from digest.model.articles import PASTED as PASTED
from digest.model.articles import Article as Article
from digest.model.articles import Block as Block
from digest.model.articles import Cut as Cut
from digest.model.articles import Field as Field
from digest.model.articles import Kind as Kind
from digest.model.articles import Outlet as Outlet
from digest.model.articles import RawArticle as RawArticle
from digest.model.articles import Right as Right
from digest.model.articles import When as When
from digest.model.editions import Edition as Edition
from digest.model.editions import Page as Page
from digest.model.groups import DEFAULT as DEFAULT
from digest.model.groups import Fact as Fact
from digest.model.groups import Grant as Grant
from digest.model.groups import Group as Group
from digest.model.groups import Link as Link
from digest.model.groups import Wish as Wish
from digest.model.records import Record as Record
from digest.model.stories import Difference as Difference
from digest.model.stories import Folded as Folded
from digest.model.stories import Matter as Matter
from digest.model.stories import Moment as Moment
from digest.model.stories import Paragraph as Paragraph
from digest.model.stories import Passage as Passage
from digest.model.stories import Side as Side
from digest.model.stories import Statement as Statement
from digest.model.stories import Story as Story
from digest.model.stories import Twin as Twin
from digest.model.stories import Verdict as Verdict
from digest.model.stories import Version as Version
