"""On which day something happens that a sentence tells, resolved against the day when it was published. Pure.

Silence before a wrong day: a sentence that names two days, or a day that can be read two ways, has none. Dates with a
year are read in seven languages; weekdays, dates without a year and "yesterday" in English and German.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from babel.dates import get_day_names, get_month_names

from digest.dates import shown


@dataclass(frozen=True, slots=True, kw_only=True)
class _Speech:
    """How a language speaks of days."""

    near: dict[str, int]  # "yesterday" -> -1
    blocks: str  # what stands before a day that is not the one meant: "every", "until", "the"
    last: str
    next: str
    parts: str  # of a day, grown together with its name
    past: str  # verbs that look back
    future: str  # verbs that look ahead
    unclear: str  # words that may look either way: "was expected", "asked to return"
    afar: str  # what makes a date without a year one of another year


_SPEECH = {
    "en": _Speech(
        near={"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1},
        blocks="every|each|most|any|some|until|till|by|before|after|since|from|through|to|between|and|or|than|of|as|"
        "a|an|one|another|the|that|previous|following|first|second|third|fourth|black|good|ash|easter|whit|holy",
        last="last|past",
        next="next|coming",
        parts="",
        past=r"\w{2,}ed|said|told|was|were|had|did|went|came|gave|took|met|began|found|saw|left|ran|fell|broke|won|lost|"
        "made|held|rose|spoke|wrote|sent|shot|hit|struck|sank|caught|brought|bought|sold|paid|got|put|set|cut|shut",
        future=r"(?:will|won't|shall)(?: (?:\w+ )?be \w+)?|"
        r"(?:is|are) (?:to|due|expected|set|scheduled)(?: to)?(?: be \w+)?",
        unclear=r"would|could|should|may|might|(?:was|were|been) to|(?:(?:was|were|been) )?(?:due|expected|set to|"
        r"scheduled|planned|postponed|delayed|adjourned|cancell?ed|invited|urged)|"
        r"to (?!(?:the|a|an|his|her|its|their|this|these)\b)(?-i:[a-z]+)",
        afar="last year|next year|years? ago|years? later|years? earlier|that year|each year|every year|annual(?:ly)?",
    ),
    "de": _Speech(
        near={"gestern": -1, "heute": 0, "morgen": 1},
        blocks="jeden|jede|jedem|bis|bis zum|vor|nach|seit|ab|zum|vom|von|zwischen|und|oder|als|ein|einem|einen|eines|"
        "der|dem|den|des|ersten|zweiten|dritten|folgenden|darauffolgenden|vorherigen|jenem",
        last="vergangenen|letzten|vorigen",
        next="kommenden|nächsten",
        parts="(?:früh|vormittag|mittag|nachmittag|abend|morgen|nacht)?",
        past="war|waren|wurde|wurden|hatte|hatten|hat|haben|ist|sind|sagte|teilte|erklärte|kam|kamen|ging|gingen|gab|"
        "fand|fanden|begann|begannen|traf|trafen|beschloss|stimmte|stimmten|lief|brach|fiel|nahm|verlor|rief|brachte|"
        "brachten|stand|standen|meldete|kündigte|stieß|stießen|ließ|fuhr|"
        "spürte|entdeckte|erreichte|startete|endete|eröffnete|forderte|berichtete|stellte|legte|führte|zeigte|rettete|"
        "ereignete|starb|starben|verunglückte|gewann|unterschrieb",
        future="wird|werden|soll|sollen|will|wollen",
        unclear="würde|würden|könnte|könnten|sollte|sollten|wollte|wollten|dürfte|dürften|geplant|vorgesehen|verschoben|"
        "abgesagt|zu (?-i:[a-zäöüß]+en)",
        afar="(?:vergangenen|letzten|vorigen|kommenden|nächsten) jahre?s?|vor (?:einem|zwei|drei|\\w+) jahr(?:en)?|"
        "jährlich|jedes jahr",
    ),
}
_FARTHEST = 120  # days between a date without a year and the report: half a year could be either year's
_QUOTED = re.compile(r"[\"“„«»][^\"“”„«»]*(?:[\"”“»«]|$)")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_CLAUSE = re.compile(
    r"[,;:–—()](?!\d)|\b(?:that|which|who|when|where|and|but|because|while|after|before|dass|weil|und|aber|als|wenn|nachdem|"
    r"bevor|wo)\b",
    re.IGNORECASE,
)


def day_of(sentence: str, lang: str, published: str | None) -> str | None:
    """The one day that a sentence names, as 2026-01-31; `published` is the day of its report, None if nobody knows."""
    said = _QUOTED.sub(lambda found: " " * len(found[0]), sentence)
    whole = {day for day, _ in shown(said)}
    speech = _SPEECH.get(lang)
    if not speech or not published:
        return whole.pop() if len(whole) == 1 else None
    written = {*whole, *_written(said, lang, published, is_afar=_is_afar(said, speech, published, whole))}
    days = {*written, *_spoken(said, lang, published, written)}
    return days.pop() if len(days) == 1 else None


def _is_afar(said: str, speech: _Speech, published: str, whole: Set[str]) -> bool:
    """Does it speak of another year, so that a day without one may be of that?"""
    if re.search(rf"\b(?:{speech.afar})\b", said, re.IGNORECASE):
        return True
    return not whole and any(year != published[:4] for year in _YEAR.findall(said))


def _written(said: str, lang: str, published: str, *, is_afar: bool) -> Iterator[str | None]:
    """The dates without a year; None for one that cannot be known."""
    for found in _yearless(lang).finditer(said):
        yield None if is_afar or found["block"] else _nearest(found, said, lang, date.fromisoformat(published))


def _spoken(said: str, lang: str, published: str, written: Set[str | None]) -> Iterator[str | None]:
    """The weekdays, but for those of a date beside them, and `yesterday`."""
    today, speech = date.fromisoformat(published), _SPEECH[lang]
    for found in _near(lang).finditer(said):
        yield _plus(today, speech.near[found[0]])
    dated = {date.fromisoformat(each).weekday() for each in written if each}
    for found in _weekday(lang).finditer(said):
        if _weekdays(lang)[found["name"].casefold()] not in dated:
            yield None if found["block"] or found["of"] else _named(found, said, lang, today)


def _plus(day: date, days: int) -> str:
    return (day + timedelta(days=days)).isoformat()


# -- weekdays


@cache
def _near(lang: str) -> re.Pattern[str]:
    """In small letters: `Morgen` is the morning."""
    return re.compile(rf"(?<![\w-])(?:{'|'.join(_SPEECH[lang].near)})(?![\w'’-])")


@cache
def _weekdays(lang: str) -> dict[str, int]:
    return {name.casefold(): number for number, name in get_day_names("wide", locale=lang).items()}


@cache
def _weekday(lang: str) -> re.Pattern[str]:
    speech, names = _SPEECH[lang], "|".join(map(str.title, _weekdays(lang)))
    return re.compile(
        rf"(?<![\w-])(?:(?P<block>(?i:{speech.blocks}))\s+)?(?:(?:(?i:(?P<last>{speech.last})|(?P<next>{speech.next})))\s+)?"
        rf"(?P<name>{names}){speech.parts}(?P<of>['’]s)?(?![\w-])"
    )


def _named(found: re.Match[str], said: str, lang: str, published: date) -> str | None:
    """`on Monday`: the nearest one before or after, as the verb has it."""
    ahead = (_weekdays(lang)[found["name"].casefold()] - published.weekday()) % 7
    if found["last"]:
        return _plus(published, ahead - 7)
    if found["next"]:
        return _plus(published, ahead or 7)
    looks_ahead = _looks_ahead(said, found, lang)
    if looks_ahead is None or (looks_ahead and not ahead):  # today, or in a week
        return None
    return _plus(published, ahead if looks_ahead or not ahead else ahead - 7)


def _looks_ahead(said: str, found: re.Match[str], lang: str) -> bool | None:
    """Does the verb look ahead? The last one before the day in its clause, else the first one after it."""
    start = max((each.end() for each in _CLAUSE.finditer(said, 0, found.start())), default=0)
    following = _CLAUSE.search(said, found.end())
    end = following.start() if following else len(said)
    verbs = list(_verbs(lang).finditer(said, start, end))
    verb = next((each for each in reversed(verbs) if each.end() <= found.start()), None)
    verb = verb or next((each for each in verbs if each.start() >= found.end()), None)
    return verb["future"] is not None if verb and not verb["unclear"] else None


@cache
def _verbs(lang: str) -> re.Pattern[str]:
    speech = _SPEECH[lang]
    return re.compile(
        rf"\b(?:(?P<future>{speech.future})|(?P<unclear>{speech.unclear})|{speech.past})\b", re.IGNORECASE
    )


# -- dates without a year


@cache
def _months(lang: str) -> dict[str, int]:
    return {name.casefold(): number for number, name in get_month_names("wide", locale=lang).items()}


@cache
def _yearless(lang: str) -> re.Pattern[str]:
    names = "|".join(map(str.title, _months(lang)))
    blocks = rf"(?:(?P<block>(?i:{_SPEECH[lang].blocks}))\s+)?"
    if lang == "de":
        blocks = rf"(?:(?P<block>(?i:{_SPEECH[lang].blocks}))\s+)??"
    return re.compile(
        rf"(?<![\w.-]){blocks}(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?\s+(?P<month>{names})"
        rf"|(?P<month2>{names})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)(?!\w)(?!,?\s+\d{{4}})"
    )


def _nearest(found: re.Match[str], said: str, lang: str, published: date) -> str | None:
    """The nearest such day, unless the verb looks the other way."""
    month = _months(lang)[(found["month"] or found["month2"]).casefold()]
    days = []
    for year in (published.year - 1, published.year, published.year + 1):
        try:
            days.append(date(year, month, int(found["day"] or found["day2"])))
        except ValueError:
            continue
    nearest = min(days, key=lambda each: abs(each - published), default=None)
    if not nearest or abs(nearest - published).days > _FARTHEST:
        return None
    if nearest != published and _looks_ahead(said, found, lang) is (nearest < published):
        return None
    return nearest.isoformat()
