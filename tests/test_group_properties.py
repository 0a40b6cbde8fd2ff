"""What holds of grouping whatever comes in, over random streams of invented news."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest.config import Grouping
from digest.editorial import Decision, apart
from digest.group import Ground, group, regroup
from digest.group.pairs import REACH
from digest.group.profiles import Profile, Reader
from digest.group.stories import ONE
from digest.model import Article, Group, Wish
from tests.builders import article, day
from tests.news import IDS, MATTERS, THRESHOLDS, decisions, numbered, reports, resolved, streams

SETTINGS = Grouping()
often = settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow])


def home_of(groups: Iterable[Group]) -> dict[str, str]:
    """The founder of each source's story."""
    return {member.id: each.founder.id for each in groups for member in each.members}


def test_the_pool_has_all_that_the_properties_speak_of() -> None:
    texts = [
        article(
            text, id=f"{name}-{at}", title=headlines[at % len(headlines)], lang=lang, published=day(1 + 20 * (at // 3))
        )
        for name, (headlines, texts, lang) in MATTERS.items()
        for at, text in enumerate(texts)
    ]
    groups, _ = group([*texts, replace(texts[0], id="undated", published=None)], [], SETTINGS)
    assert any(each.copies for each in groups)
    assert any(len(each.members) - len(each.copies) > 1 for each in groups)
    assert any(each.earlier for each in groups)
    assert any(each.later for each in groups)
    assert any(len({member.published is None for member in each.members}) == 2 for each in groups)
    assert any(
        each.runners_up for each in group(texts, [Wish(where="w", lead="ferry-0", split=("ferry-1",))], SETTINGS)[0]
    )


# -- what comes in comes out


@often
@given(streams(), decisions(), st.randoms(use_true_random=False))
def test_the_order_of_the_files_does_not_matter(
    given: tuple[Article, ...], written: tuple[Decision, ...], random: Random
) -> None:
    wishes = resolved(written, given)
    shuffled = list(given)
    random.shuffle(shuffled)
    assert group(shuffled, wishes, SETTINGS) == group(given, wishes, SETTINGS)


@often
@given(streams(), decisions())
def test_every_source_is_in_one_story_and_every_file_is_kept(
    given: tuple[Article, ...], written: tuple[Decision, ...]
) -> None:
    groups, _ = group(given, resolved(written, given), SETTINGS)
    members = [member.id for each in groups for member in each.members]
    assert sorted(members) == sorted({source.id for source in given})
    files = [
        file.path for each in groups for member in each.members for file in (member, *each.snapshots.get(member.id, ()))
    ]
    assert sorted(files) == sorted(source.path for source in given)
    assert [each.founder.id for each in groups] == sorted(each.founder.id for each in groups)


@often
@given(streams(), decisions())
def test_what_a_story_says_is_of_its_own_members(given: tuple[Article, ...], written: tuple[Decision, ...]) -> None:
    groups, _ = group(given, resolved(written, given), SETTINGS)
    home = home_of(groups)
    for each in groups:
        ids = {member.id for member in each.members}
        assert set(each.snapshots) <= ids
        assert all({link.a, link.b} <= ids for link in each.links)
        assert set(each.runners_up) <= ids
        assert all(name in (link.a, link.b) for name, link in each.runners_up.items())
        assert all(home[link.a] != home[link.b] for link in each.runners_up.values())


@often
@given(streams(), decisions())
def test_a_copy_and_who_speaks_for_it_are_in_one_story_and_a_speaker_is_nobodys_copy(
    given: tuple[Article, ...], written: tuple[Decision, ...]
) -> None:
    groups, _ = group(given, resolved(written, given), SETTINGS)
    for each in groups:
        assert {*each.copies, *each.copies.values()} <= {member.id for member in each.members}
        assert not set(each.copies) & set(each.copies.values())


@often
@given(streams(), decisions())
def test_a_thread_is_known_from_both_its_ends(given: tuple[Article, ...], written: tuple[Decision, ...]) -> None:
    groups, _ = group(given, resolved(written, given), SETTINGS)
    founders = {each.founder.id: each.founder for each in groups}
    back = sorted((link.b, link.a, link.score, link.why) for each in groups for link in each.earlier)
    forth = sorted((link.a, link.b, link.score, link.why) for each in groups for link in each.later)
    assert back == forth
    for first, second, *_ in back:
        one, other = founders[first].published, founders[second].published
        assert one
        assert other
        assert 1 <= (other.at - one.at).total_seconds() / 86400 <= SETTINGS.thread_days


# -- what has nothing to do with a story


def chained(new: Article, others: Sequence[Article], wishes: Sequence[Wish], chosen: Grouping) -> set[str]:
    """The sources that a chain leads to from a new one.

    Two are next to each other in it if they are in one language, have a word of their profiles or a longer sentence in
    common, and are within reach in time, of copies or of sequels; what is undated is within reach of all. So are two
    that one decision names. Whatever is in no such chain shares nothing with the new one.
    """
    known = Reader().profiles([new, *others])
    reach = max(REACH * chosen.days, chosen.thread_days)
    named = [{*wish.own, *wish.merge, *wish.split} for wish in wishes]
    found, edge = {new.id: new}, [new]
    while edge:
        here = edge.pop()
        for other in others:
            if other.id not in found and (
                any({here.id, other.id} <= names for names in named)
                or (here.lang == other.lang and near(here, other, reach) and share(known[here.id], known[other.id]))
            ):
                found[other.id] = other
                edge.append(other)
    return set(found)


def near(a: Article, b: Article, reach: float) -> bool:
    return not a.published or not b.published or abs((a.published.at - b.published.at).total_seconds()) <= reach * 86400


def share(a: Profile, b: Profile) -> bool:
    return bool(set(a.terms.tolist()) & set(b.terms.tolist()) or set(a.sentences.tolist()) & set(b.sentences.tolist()))


@often
@given(streams(identities=IDS[1:]), reports("a"), decisions(), THRESHOLDS)
def test_one_more_source_never_changes_a_story_that_shares_nothing_with_it(
    given: tuple[Article, ...], new: Article, written: tuple[Decision, ...], chosen: Grouping
) -> None:
    sources = tuple({each.id: each for each in given}.values())
    wishes = resolved(written, sources)
    before, _ = group(sources, wishes, chosen)
    after, _ = group([*sources, new], wishes, chosen)
    touched = chained(new, sources, wishes, chosen)
    for each in before:
        if touched.isdisjoint(member.id for member in each.members):
            assert each in after


# -- what is known from earlier is the same as what is found anew


@dataclass(frozen=True, slots=True)
class Edition:
    """What one grouping is given, and which of the earlier groupings it goes on from."""

    articles: tuple[Article, ...]
    written: tuple[Decision, ...]
    settings: Grouping
    after: int


@st.composite
def histories(draw: st.DrawFn) -> tuple[Edition, ...]:
    """A first edition and some later ones, each a change of the one before it; each goes on from any earlier one."""
    articles, written, chosen = list(draw(streams(7))), draw(decisions(1)), SETTINGS
    editions = [Edition(tuple(articles), written, chosen, 0)]
    for at in range(draw(st.integers(1, 4))):
        kind = draw(st.sampled_from(["shout", "add", "add", "edit", "edit", "shout", "remove", "wish", "set"]))
        place = draw(st.integers(0, max(0, len(articles) - 1)))
        if kind == "add" or not articles:
            articles.append(draw(reports()))
        elif kind == "edit":
            articles[place] = draw(reports(articles[place].id))
        elif kind == "shout":  # as alike as before, and written otherwise
            articles[place] = replace(articles[place], title=(articles[place].title or "").upper() or None)
        elif kind == "remove":
            del articles[place]
        elif kind == "wish":
            written = draw(decisions(2))
        else:
            chosen = draw(THRESHOLDS)
        editions.append(Edition(numbered(articles), written, chosen, draw(st.integers(0, at))))
    return tuple(editions)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(histories())
def test_going_on_from_any_earlier_grouping_is_the_same_as_grouping_anew(history: tuple[Edition, ...]) -> None:
    """Wishes may name what is not there any more, or not yet."""
    grounds: list[Ground] = []
    ever = [each for edition in history for each in edition.articles]
    for edition in history:
        wishes = resolved(edition.written, ever)
        before = grounds[edition.after] if grounds else Ground(settings=edition.settings)
        *made, ground = regroup(edition.articles, wishes, edition.settings, before)
        grounds.append(ground)
        assert tuple(made) == group(edition.articles, wishes, edition.settings)


def test_nothing_is_compared_again_where_nothing_changed() -> None:
    """It is the point of all that is kept: the same articles give the same groups, the very same values."""
    given = [article(text, id=name, lang=lang) for name, (_, (text, *_), lang) in MATTERS.items()]
    first, _, ground = regroup(given, [], SETTINGS, Ground(settings=SETTINGS))
    again, _, _ = regroup(given, [], SETTINGS, ground)
    assert all(one is other for one, other in zip(first, again, strict=True))


# -- what editors want


@often
@given(streams(), decisions(), THRESHOLDS)
def test_wishes_hold_whatever_the_thresholds(
    given: tuple[Article, ...], written: tuple[Decision, ...], chosen: Grouping
) -> None:
    wishes = resolved(written, given)
    groups, problems = group(given, wishes, chosen)
    home, by_founder = home_of(groups), {each.founder.id: each for each in groups}
    for wish in wishes:
        assert len({home[name] for name in (*wish.own, *wish.merge)}) == 1
        assert all(home[one] != home[other] for one, other in apart(wish))
        said = by_founder[home[wish.own[0]]].wish
        assert said
        assert said.hidden or not wish.hidden
        assert wish.where == said.where or said.merge or wish.where in {problem.where for problem in problems}
    claimed = {home[wish.own[0]] for wish in wishes}
    assert all((each.wish is not None) == (each.founder.id in claimed) for each in groups)


# -- dates and languages


@often
@given(streams(), THRESHOLDS)
def test_what_has_no_date_never_ties_two_stories_with_dates_together(
    given: tuple[Article, ...], chosen: Grouping
) -> None:
    """Any two dated members of a story are tied by dated members alone: alike enough one by one, or copies."""
    groups, _, ground = regroup(given, [], chosen, Ground(settings=chosen))
    ids, pairs, scores = ground.web.ids, ground.web.pairs, ground.web.scores
    strong = scores >= chosen.story * ONE
    ties = {(ids[a], ids[b]) for a, b in zip(pairs.a[strong].tolist(), pairs.b[strong].tolist(), strict=True)}
    for each in groups:
        dated = {member.id for member in each.members if member.published}
        found = set(sorted(dated)[:1])
        while (
            more := {name for pair in ties | set(ground.copies) if found & set(pair) for name in pair} & dated - found
        ):
            found |= more
        assert found == dated


@often
@given(streams(), decisions(), THRESHOLDS)
def test_languages_are_never_mixed_unless_an_editor_joins_them(
    given: tuple[Article, ...], written: tuple[Decision, ...], chosen: Grouping
) -> None:
    wishes = resolved(written, given)
    groups, _ = group(given, wishes, chosen)
    named = {name for wish in wishes for name in (*wish.own, *wish.merge)}
    for each in groups:
        assert len({member.lang for member in each.members}) == 1 or any(member.id in named for member in each.members)
