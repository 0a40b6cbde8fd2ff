"""From whom a mail is, when and on what: from its headers, or from the lines that a program wrote above a mail that
it forwarded, in six languages. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest import dates
from digest.addresses import web_address
from digest.model import Field
from digest.read import mime
from digest.read.fields import gather
from digest.read.lines import Line

ORIGIN = "e-mail"
MOST_FORWARDS = 5  # mails inside mails that are looked for


def sent(mail: mime.Part) -> dict[str, Field]:
    """What the headers of a mail say."""
    headers = mail.headers
    # Where a mail can be read on the web; newsletter services put their page for it into the second.
    pages = (web_address(headers.get(name, "").strip("<>")) for name in ("archived-at", "list-post"))
    pairs = [
        ("title", _subject(mime.readable(headers.get("subject", "")))),
        *_sender(mime.readable(headers.get("from", ""))),
        ("published", headers.get("date")),
        ("url", next(filter(None, pages), None)),
        ("lang", headers.get("content-language")),
    ]
    return gather(pairs, ORIGIN)[0]


_REPLY = re.compile(r"(?:(?:re|aw|antw|fwd?|wg|tr|rv|i|r|enc|rif|res|vs|sv)(?:\[\d{1,3}\])?\s?:\s*)+", re.IGNORECASE)
_PERSON_AT = re.compile(
    r"([^\W\d_]\S*(?: \S+){1,3}?) (?:(?:at|bei|chez)|von(?= \S+ \S)) (?:(?:der|dem) )?(\S.{1,60})", re.IGNORECASE
)


def _subject(text: str) -> str:
    return text[found.end() :] if (found := _REPLY.match(text)) else text


def _sender(text: str) -> list[tuple[str, object]]:
    """`The Lantern <news@lantern.example>` is an outlet, `Ada Voss at The Lantern` a person and her outlet."""
    name = re.split(r"[<\[(]", text, maxsplit=1)[0].strip(" \"'")
    if not name or "@" in name:
        return []
    if person := _PERSON_AT.fullmatch(name):
        return [("authors", person[1]), ("outlet", person[2])]
    return [("outlet", name)]


# -- a mail that was forwarded

_ROLES = {
    word: role
    for role, words in {
        "from": "from|von|de|da",
        "subject": "subject|betreff|objet|asunto|oggetto|assunto",
        "date": "date|sent|datum|gesendet|gesendet am|envoyé|envoyé le|fecha|enviado|enviado el|data|data/ora|inviato",
        "to": "to|an|à|para|a|cc|kopie|reply-to|antwort an",
    }.items()
    for word in words.split("|")
}
_LABELLED = re.compile(r"\**([^\W\d_][^\s:*]*(?: [^\s:*]{2})?)\**\s?:\**\s*(.*)")
_NEAR = 40  # lines; what a person writes above a mail that is forwarded for a digest is short, and so is a header
_BETWEEN = 4  # lines from the head of one forwarded mail to that of a mail forwarded in it


def forwarded(said: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """The lines down to the end of the last header that another program wrote, and those below; all, where none is."""
    end, within = 0, _NEAR
    for _ in range(MOST_FORWARDS):
        starts = range(end, min(end + within, len(said)))
        found = next((ends for at in starts if (ends := _end_of_header(said, at))), None)
        if found is None:
            break
        end, within = found, _BETWEEN
    return said[:end], said[end:]


def _end_of_header(said: Sequence[Line], at: int) -> int | None:
    """Where a header ends that begins here: three lines or more, one of them says from whom, one when or what about."""
    roles: list[str] = []
    number = at
    for number, line in enumerate(said[at : at + _NEAR], start=at):
        labelled = _label(line.text)
        continues = bool(roles) and ("@" in line.text or _label(said[number - 1].text) == (roles[-1], ""))
        if labelled:
            roles.append(labelled[0])
        elif not continues:
            break
    else:
        number += 1
    return number if len(roles) >= 3 and "from" in roles and {"subject", "date"} & set(roles) else None


def _label(text: str) -> tuple[str, str] | None:
    """What a line says of a mail, as `Betreff: …` does, and its value, which may stand on the next line."""
    found = _LABELLED.fullmatch(text[:1000])
    role = _ROLES.get(found[1].casefold()) if found else None
    return (role, found[2]) if found and role else None


def written_above(head: Sequence[Line]) -> dict[str, Field]:
    """What the header of a forwarded mail says; of one inside the other, the innermost."""
    values: dict[str, str] = {}
    for at, line in enumerate(head):
        if labelled := _label(line.text):
            values[labelled[0]] = labelled[1] or head[min(at + 1, len(head) - 1)].text
    pairs = [
        ("title", _subject(values.get("subject", ""))),
        *_sender(values.get("from", "")),
        ("published", _day(values.get("date", ""))),
    ]
    return gather(pairs, ORIGIN)[0]


_WEEKDAY = re.compile(r"(?:am )?[^\W\d_]+(?:-feira)?\.?,? (?=\S+ )", re.IGNORECASE)
_TIME = re.compile(r",?(?: at| um| à| alle(?: ore)?| a las| às| kl\.?)? \d{1,2}[:.h]\d\d.*", re.IGNORECASE)


def _day(text: str) -> str:
    """`Thu, Sep 10, 2026 at 7:12 AM` without what depends on where it was read: its day."""
    text = " ".join(text.split())
    day = _TIME.sub("", text)
    return next((each for each in (text, day, _WEEKDAY.sub("", day, count=1)) if dates.parse(each)), text)
