"""What our pages may be made of: a Markdown extension that MkDocs loads (`digest.markup` in `mkdocs.yml`). Pure.

It adds one block, `/// part | name`, which puts what is in it into a `div` of that class, and takes away what could
harm: raw HTML, every element and attribute that is not listed here, and every address that is not http(s), mailto or
our own. The pages in `content/pages/` pass through the same door as the ones that `render` makes.
"""

from __future__ import annotations

import re
from typing import Any, ClassVar
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block, type_html_identifier

from digest.addresses import web_address

PARTS = frozenset(
    "standfirst facts thread note glance difference side matter told chips timeline growth source tags "
    "card lede".split()
)
LINES = frozenset("standfirst facts matter chips tags lede".split())  # parts that are one paragraph each
_ELEMENTS = frozenset(
    "div p h1 h2 h3 h4 h5 h6 ul ol li blockquote em strong mark a br hr code pre span "
    "details summary table thead tbody tr th td".split()
)
_ATTRIBUTES = {
    "a": {"href", "title", "rel"},
    "details": {"open", "class"},
    "summary": set(),
    "th": {"style"},
    "td": {"style"},
}
_ANYWHERE = {"id", "class"}
_OUR_OWN = re.compile(r"(?!//)[\w./%-]*(?:#[\w-]+)?")


class Part(Block):
    """`/// part | name`, of the names in PARTS, with an optional `id:` in the line below."""

    NAME = "part"
    ARGUMENT = True
    OPTIONS: ClassVar[dict[str, object]] = {"id": ("", type_html_identifier)}

    def on_validate(self, parent: Element) -> bool:
        return self.argument in PARTS

    def on_markdown(self) -> str:
        return "inline" if self.argument in LINES else "block"

    def on_create(self, parent: Element) -> Element:
        part = SubElement(parent, "div", {"class": self.argument})
        if self.options["id"]:
            part.set("id", self.options["id"])
        return part


class PartsExtension(BlocksExtension):
    """Registers the block."""

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:  # noqa: N802 - pymdownx's name
        block_mgr.register(Part, self.getConfigs())


class Gate(Treeprocessor):
    """Runs last over the finished tree: what is not listed is taken away, its text stays."""

    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            for child in list(parent):
                self._pass(parent, child)

    def _pass(self, parent: Element, child: Element) -> None:
        if child.tag == "img":
            child.tag, child.text = "span", child.get("alt")
        elif child.tag not in _ELEMENTS:
            child.tag = "span"
        allowed = _ANYWHERE | _ATTRIBUTES.get(child.tag, set())
        for name in [name for name in child.attrib if name not in allowed]:
            del child.attrib[name]
        if (href := child.get("href")) is not None:
            child.attrib.pop("href")
            self._address(child, href)

    def _address(self, link: Element, href: str) -> None:
        if _OUR_OWN.fullmatch(href) or re.fullmatch(r"mailto:[\w.+-]+@[\w.-]+", href):
            link.set("href", href)
        elif address := web_address(href.replace("&amp;", "&")):
            link.set("href", address)
            link.set("rel", "noopener nofollow")
        else:
            link.tag = "span"  # its words stay


class MarkupExtension(Extension):
    """The whole: the block, and the two ends where harm could come in."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        PartsExtension().extendMarkdown(md)
        md.treeprocessors.register(Gate(md), "gate", 1)  # after all others, before MkDocs resolves links to pages (0)


def makeExtension(**_: Any) -> MarkupExtension:  # noqa: N802 - Python-Markdown's name
    """Called by Python-Markdown."""
    return MarkupExtension()
