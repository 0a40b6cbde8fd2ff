"""Values for tests: small functions with defaults that return what the pipeline would."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from digest.model import (
    Article,
    Block,
    Cut,
    Difference,
    Folded,
    Group,
    Kind,
    Link,
    Moment,
    Outlet,
    Page,
    Paragraph,
    Right,
    Statement,
    Story,
    Version,
    When,
    Wish,
)
from digest.text import length, slug

FIRST_DAY = datetime(2026, 9, 1, tzinfo=UTC)


def day(number: int, hour: int = 0) -> When:
    """`day(2)` is 2 September 2026, `day(32)` is 2 October."""
    return When(at=FIRST_DAY + timedelta(days=number - 1, hours=hour))


def blocks(text: str) -> tuple[Block, ...]:
    """Paragraphs parted by blank lines; `# ` begins a heading, `> ` a quotation, `- ` an item."""
    kinds = {"# ": Kind.HEADING, "> ": Kind.QUOTE, "- ": Kind.ITEM}
    pieces = [" ".join(piece.split()) for piece in text.split("\n\n") if piece.strip()]
    return tuple(
        Block(text=piece[2:], kind=kinds[piece[:2]]) if piece[:2] in kinds else Block(text=piece) for piece in pieces
    )


def outlet(
    name: str = "The Lantern",
    *,
    id: str | None = None,  # noqa: A002 - as below
    country: str = "",
    rights: str | None = None,
) -> Outlet:
    return Outlet(
        id=id or f"{slug(name)}.example", name=name, country=country, rights=Right(rights) if rights else None
    )


def article(
    text: str = "The harbour wall at Sellick gave way on Monday night and no one was hurt.",
    *,
    id: str | None = None,  # noqa: A002 - the field's own name
    title: str | None = "Harbour wall gives way",
    path: str | None = None,
    url: str | None = None,
    outlet: Outlet | None = None,
    published: When | None = None,
    modified: When | None = None,
    saved: When | None = None,
    lang: str = "en",
    section: str | None = None,
    description: str | None = None,
    authors: Sequence[str] = (),
    tags: Sequence[str] = (),
    removed: Sequence[Cut] = (),
    is_cut: bool = False,
    remarks: Sequence[str] = (),
    rights: str | None = None,
    said_by: str = "sidecar",
) -> Article:
    """An article; `text` is written as `blocks` reads it, and without an `id` the text gives one. `said_by` is the part
    of its file that gives its `rights`.
    """
    identity = id or hashlib.sha256(f"{title}\n{text}".encode()).hexdigest()[:10]
    return Article(
        id=identity,
        path=path or f"sources/{identity}.txt",
        format="text",
        url=url,
        outlet=outlet,
        title=title,
        section=section,
        description=description,
        authors=tuple(authors),
        tags=tuple(tags),
        lang=lang,
        published=published,
        modified=modified,
        saved=saved,
        blocks=blocks(text),
        words=sum(length(block.text) for block in blocks(text)),
        removed=tuple(removed),
        origins={"rights": said_by} if rights else {},
        is_cut=is_cut,
        rights=Right(rights) if rights else None,
        remarks=tuple(remarks),
    )


def group_of(
    *members: Article,
    copies: Mapping[str, str] | None = None,
    snapshots: Mapping[str, tuple[Article, ...]] | None = None,
    links: Sequence[Link] = (),
    runners_up: Mapping[str, Link] | None = None,
    wish: Wish | None = None,
    earlier: Sequence[Link] = (),
    later: Sequence[Link] = (),
) -> Group:
    """A group of these articles, founder first."""
    return Group(
        members=members or (article(),),
        links=tuple(links),
        copies=copies or {},
        snapshots=snapshots or {},
        runners_up=runners_up or {},
        wish=wish,
        earlier=tuple(earlier),
        later=tuple(later),
    )


def link(a: str, b: str, score: float = 0.3, why: str = "both speak of walls") -> Link:
    return Link(a=a, b=b, score=score, why=why)


def wish(where: str = "stories/wish.yml", **said: object) -> Wish:
    return Wish(where=where, **said)  # type: ignore[arg-type]  # each test gives the field its own type


def story_of(
    group: Group | None = None,
    *,
    title: str | None = None,
    paragraphs: Sequence[Paragraph] | None = None,
    differences: Sequence[Difference] = (),
    versions: Mapping[str, tuple[Version, ...]] | None = None,
    folded: Sequence[Folded] = (),
    glance: Sequence[Statement] = (),
    timeline: Sequence[Moment] = (),
) -> Story:
    """A story whose paragraphs, where none are given, are the founder's blocks."""
    group = group or group_of()
    founder = group.founder
    return Story(
        group=group,
        address=f"stories/{slug(title or founder.title or '') or 'untitled'}-{founder.id}",
        lead=founder.id,
        title=title or founder.title or "Untitled",
        standfirst="A short standfirst.",
        paragraphs=tuple(
            paragraphs
            if paragraphs is not None
            else [Paragraph(text=block.text, kind=block.kind, voices=(founder.id,)) for block in founder.blocks]
        ),
        differences=tuple(differences),
        versions=versions or {},
        folded=tuple(folded),
        glance=tuple(glance),
        timeline=tuple(timeline),
    )


def page(path: str = "index.md", text: str = "# Hello", **meta: object) -> Page:
    """A page of Markdown with front matter."""
    return Page(path=path, text=text, meta={"title": "Hello", **meta})


def redirect(path: str = "s/one/index.html", text: str = "<!doctype html>\n") -> Page:
    return Page(path=path, text=text)


MENU = ("Home", "News", "Sport", "Weather", "Small ads", "Contact")
PROSE = (
    "The council of Aldermere met on Tuesday and decided to mend the bridge over the river before the winter floods.",
    "Nobody had crossed it since the spring, when a lorry loaded with gravel broke two of the oldest planks in half.",
    "The work will take six weeks and cost the town about forty thousand crowns, the mayor told the full hall.",
    "Until it is done the school bus goes round by the mill, and the children get up a quarter of an hour earlier.",
)


def web_page(
    paragraphs: Sequence[str] = PROSE,
    *,
    title: str = "Bridge to be mended before winter",
    head: str = "",
    below_headline: str = "",
    around: str = "",
) -> str:
    """A saved page: a menu, a headline, paragraphs, a list of other articles and a footer."""
    menu = "".join(f'<li><a href="/{slug(name)}">{name}</a></li>' for name in MENU)
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} | The Lantern</title>{head}</head>'
        f'<body><nav class="main-nav"><ul>{menu}</ul></nav><main><article><h1>{title}</h1>{below_headline}'
        f'<div class="entry-content">{text}</div></article></main>{around}'
        '<aside class="related"><h2>More from the river</h2><ul><li><a href="/otters">Otters are back</a></li></ul>'
        '</aside><footer class="site-footer"><p>© 2026 The Lantern</p></footer></body></html>'
    )


def pasted_page(paragraphs: Sequence[str] = PROSE, *, title: str = "Bridge to be mended before winter") -> str:
    """The same page, selected as a whole and pasted."""
    menu = "\n".join(f"  * {name}" for name in MENU)
    others = "\n".join(f"  * {name}" for name in ("Otters are back", "Mill for sale", "Ferry late again"))
    text = "\n\n".join(paragraphs)
    return (
        f"The Lantern\n\n{menu}\n\n{title}\n\nBy Maud Ember\n\n2 September 2026\n\n{text}\n\n"
        f"More from the river\n\n{others}\n\nShare\n\nPrint\n\n© 2026 The Lantern\n"
    )
