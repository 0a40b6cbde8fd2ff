"""After grouping: a group in, the same group out with no more of each source than may be shown. Pure.

The more particular word holds: of an editor's decision, else of the source's own file, else of its outlet, else of the
settings. What may not be shown is taken away here, before anything is made of it: no later stage can tell what it does
not have.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from digest import config
from digest.addresses import domain
from digest.errors import Problem, Weight
from digest.model import DEFAULT, PASTED, Article, Block, Grant, Group, Kind, Right, Wish
from digest.text import length, sentences

Decided = Mapping[str, Grant]  # source id -> what editors decided


def decided(wishes: Iterable[Wish]) -> Decided:
    """What editors decided on sources, whatever story they are in. Of two decisions the narrower holds."""
    found: dict[str, Grant] = {}
    for wish in wishes:
        for source, right in wish.rights:
            grant = Grant(right=right, origin=wish.where)
            found[source] = _narrowest([found.get(source, grant), grant])
    return found


def granted(group: Group, said: Decided, settings: config.Rights) -> Group:
    """The group with its grants, and what they leave of it."""
    grants: dict[str, Grant] = {}
    left: list[Article] = []
    for member in group.members:
        grant = said.get(member.id) or _grant((member, *group.snapshots.get(member.id, ())), settings)
        left.append(_left(member, grant.right, settings))
        grants[member.id] = replace(grant, withheld=member.words - _length(left[-1].blocks))
    if all(grant.right is Right.FULL for grant in grants.values()):
        return replace(group, grants=grants)
    members = tuple(member for member in left if grants[member.id].right is not Right.WITHHELD) or tuple(left)
    return replace(
        group,
        members=members,
        grants=grants,
        copies=_copies(members, group.copies, grants),
        snapshots={
            each.id: tuple(_other_file(file, grants[each.id].right) for file in group.snapshots[each.id])
            for each in members
            if each.id in group.snapshots and grants[each.id].right is not Right.WITHHELD
        },
        links=(),  # they say why in the words of both
        runners_up={},
    )


def without_address(groups: Iterable[Group]) -> Iterator[Problem]:
    """Sources that readers are sent to, and that do not say where they are."""
    for group in groups:
        for member in group.members:
            grant = group.grants.get(member.id)
            if grant and grant.right in (Right.EXCERPT, Right.LINK) and not member.url:
                what = f"its right is '{grant.right}' ({grant.origin}), and there is no address to send readers to"
                hint = f"give it a url in its front matter or in {member.path}.yml"
                yield Problem(where=member.path, what=what, hint=hint, weight=Weight.WARNING)


# -- who says what


def _grant(files: Sequence[Article], settings: config.Rights) -> Grant:
    """By the files of a source, its outlet and the settings.

    What stands at the head of a pasted text may have been pasted along with it, and the name of an outlet may be the
    page's own claim: both can only take away.
    """
    own = [Grant(right=file.rights, origin=file.origins["rights"]) for file in files if file.rights]
    said = [grant for grant in own if grant.origin != PASTED]
    pasted = [grant for grant in own if grant.origin == PASTED]
    if not said:
        by_address = list(_of_outlets(file for file in files if _is_at_outlet(file)))
        by_name = _of_outlets(file for file in files if not _is_at_outlet(file))
        default = Grant(right=Right(settings.default), origin=DEFAULT)
        said = [_narrowest(by_address or [default]), *by_name]
    return _narrowest([_narrowest(said), *pasted])


def _of_outlets(files: Iterable[Article]) -> Iterator[Grant]:
    for file in files:
        if file.outlet and file.outlet.rights:
            yield Grant(right=file.outlet.rights, origin="outlets.yml")


def _is_at_outlet(file: Article) -> bool:
    return file.url is not None and file.outlet is not None and domain(file.url) == file.outlet.id


def _narrowest(grants: Sequence[Grant]) -> Grant:
    """Of two that are alike, the first."""
    return max(grants, key=lambda grant: grant.right.narrowness)


# -- what is left of a source


def _left(article: Article, right: Right, settings: config.Rights) -> Article:
    """No more of a file than may be shown; its length stays that of the whole."""
    if right is Right.FULL:
        return article
    if right is Right.WITHHELD:
        return replace(_bare(article), url=None, outlet=None, title=None, authors=(), lang="en", words=0)
    blocks = tuple(_beginning(article, settings.excerpt_words)) if right is Right.EXCERPT else ()
    moments = {name: getattr(article, name) for name in ("published", "modified", "saved")}
    return replace(_bare(article), **moments, blocks=blocks)


def _bare(article: Article) -> Article:
    """Without its text and all that is made from it, and without dates."""
    return replace(
        article,
        section=None,
        description=None,
        tags=(),
        published=None,
        modified=None,
        saved=None,
        blocks=(),
        removed=(),
        origins={},
        doubt=None,
        ignored=(),
        remarks=(),
    )


def _other_file(file: Article, right: Right) -> Article:
    """An excerpt is that of the file that is shown; the others of its source give their addresses only."""
    return file if right is Right.FULL else _left(file, Right.LINK, config.Rights())


def _beginning(article: Article, most: int) -> Iterator[Block]:
    """Whole sentences from the beginning, as many as fit; no subhead without what it stands above."""
    heads: list[Block] = []
    for block in article.blocks:
        end, used = 0, 0
        for sentence in sentences(block.text, article.lang):
            if used + length(sentence) > most:
                break
            used += length(sentence)
            end = block.text.index(sentence, end) + len(sentence)  # they are its own words, in its order
        most -= used
        if end and block.kind is Kind.HEADING:
            heads.append(block)
        elif end:
            yield from heads
            yield replace(block, text=block.text[:end])
            heads.clear()
        if end < len(block.text.rstrip()):
            return


def _length(blocks: Iterable[Block]) -> int:
    return sum(length(block.text) for block in blocks)


def _copies(members: Sequence[Article], copies: Mapping[str, str], grants: Mapping[str, Grant]) -> dict[str, str]:
    """Of reports that are copies of each other, the one that may say most speaks."""
    kin: dict[str, list[Article]] = defaultdict(list)
    for member in members:
        if member.id in copies or member.id in copies.values():
            kin[copies.get(member.id, member.id)].append(member)
    found: dict[str, str] = {}
    for speaker, alike in kin.items():
        best = min(
            alike,
            key=lambda a: (not a.blocks, grants[a.id].right.narrowness, a.id != speaker, a.is_cut, -a.words, a.id),
        )
        found |= {each.id: best.id for each in alike if each is not best}
    return found
