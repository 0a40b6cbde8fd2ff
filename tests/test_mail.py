"""E-mails: what was sent comes out, what a mail program adds does not, and what a hostile one may not do."""

from __future__ import annotations

import time
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import dates
from digest.errors import Problem, Weight
from digest.model import Kind, RawArticle
from digest.read import lines, read
from digest.text import one_line

PROSE = (
    "The council of Aldermere met on Tuesday and decided to mend the bridge over the river before the winter floods."
)
SENTENCES = st.lists(
    st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"], exclude_characters="<>&\ufffd:@"), min_size=1),
    min_size=1,
    max_size=5,
).map(lambda pieces: one_line("So " + " ".join(pieces)))
HEAD = (
    b"From: The Lantern <a@lantern.example>\nSubject: Bridge\nMIME-Version: 1.0\n"
    b"Content-Type: multipart/mixed; boundary=b\n\n"
)


def opened(data: bytes, name: str = "mail.eml") -> RawArticle | Problem:
    return read(f"sources/{name}", data, None, largest=10_000_000)


def sent(text: str = "", html: str = "", **headers: str) -> RawArticle:
    mail = EmailMessage()
    for name, value in {"From": "The Lantern <a@lantern.example>", "Subject": "Bridge", **headers}.items():
        mail[name.replace("_", "-")] = value
    if text:
        mail.set_content(text)
    if html and text:
        mail.add_alternative(html, subtype="html")
    elif html:
        mail.set_content(html, subtype="html")
    result = opened(mail.as_bytes())
    assert isinstance(result, RawArticle), result
    return result


def kept(result: RawArticle) -> list[str]:
    return [block.text for block in result.blocks]


def value(result: RawArticle, name: str) -> str | None:
    return result.fields[name].value if name in result.fields else None


@given(st.lists(SENTENCES, min_size=1, max_size=4))
def test_every_paragraph_in_the_innermost_table_comes_out(paragraphs: list[str]) -> None:
    cells = "".join(f"<tr><td><table><tr><td>{each}</td></tr></table></td></tr>" for each in paragraphs)
    assert kept(sent(html=f"<table><tr><td><table>{cells}</table></td></tr></table>")) == paragraphs


@given(st.lists(SENTENCES.map(lambda words: f"{PROSE} {words}"), min_size=1, max_size=4))
def test_every_paragraph_of_a_plain_text_comes_out(paragraphs: list[str]) -> None:
    assert kept(sent("\n\n".join(paragraphs))) == paragraphs


def test_html_is_read_and_the_plain_text_beside_it_is_not() -> None:
    assert kept(sent("This needs a better program.", f"<p>{PROSE}</p>")) == [PROSE]
    assert kept(sent(PROSE, "<img src=a.png>")) == [PROSE]


def test_kinds_are_kept() -> None:
    result = sent(
        html=f"<h2>Bridge</h2><p>{PROSE}</p><ul><li>One plank</li></ul><blockquote>We saw it come</blockquote>"
    )
    assert [block.kind for block in result.blocks] == [Kind.HEADING, Kind.PARAGRAPH, Kind.ITEM, Kind.QUOTE]


@pytest.mark.parametrize(
    "style",
    [
        "display:none",
        "DISPLAY : NONE !important",
        "max-height:0px;overflow:hidden",
        "font-size:0",
        "font-size:1px;color:#fff",
        "mso-hide:all",
        "opacity:0;",
        "visibility:hidden",
    ],
)
def test_the_preview_line_is_cut_however_it_is_hidden(style: str) -> None:
    result = sent(
        html=f'<div style="{style}">In short: a bridge</div><p style="font-size:10px;opacity:0.9">{PROSE}</p>'
    )
    assert kept(result) == [PROSE]
    assert [(cut.rule, cut.text) for cut in result.left_out] == [("hidden text", "In short: a bridge")]


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("Bridge", "Bridge"),
        ("Re: Bridge", "Bridge"),
        ("WG: AW: Fwd: Bridge", "Bridge"),
        ("TR : Le pont", "Le pont"),
        ("RE[2]: Bridge", "Bridge"),
        ("Rebuilding: the bridge", "Rebuilding: the bridge"),
        ("Reading: a bridge", "Reading: a bridge"),
        ("", None),
    ],
)
def test_the_title_is_the_subject_without_what_programs_put_before_it(subject: str, title: str | None) -> None:
    assert value(sent(PROSE, Subject=subject), "title") == title


@pytest.mark.parametrize(
    ("sender", "authors", "outlet"),
    [
        ("The Lantern <a@lantern.example>", None, "The Lantern"),
        ('"Lantern, The" <a@lantern.example>', None, "Lantern, The"),
        ("Maud Ember at The Lantern <a@lantern.example>", "Maud Ember", "The Lantern"),
        ("Geske Ihmels von der Sundmarker Zeitung <a@s.example>", "Geske Ihmels", "Sundmarker Zeitung"),
        ("Ada von Tharrow <a@lantern.example>", None, "Ada von Tharrow"),
        ("a@lantern.example", None, None),
        ("<a@lantern.example>", None, None),
        ('"a@lantern.example" <a@lantern.example>', None, None),
    ],
)
def test_a_sender_is_an_outlet_or_a_person_at_one(sender: str, authors: str | None, outlet: str | None) -> None:
    result = sent(PROSE, From=sender)
    assert (value(result, "authors"), value(result, "outlet")) == (authors, outlet)


def test_where_a_mail_can_be_read_on_the_web_is_its_address() -> None:
    assert (
        value(sent(PROSE, List_Post="<https://lantern.example/p/bridge>"), "url") == "https://lantern.example/p/bridge"
    )
    assert value(sent(PROSE, List_Post="<mailto:all@lantern.example>"), "url") is None


HEADS = """\
From: Tideline <n@t.example>
Sent: Thursday, September 10, 2026 7:12 AM
To: a@b.example
Subject: Pier

Von: Tideline [mailto:n@t.example]
Gesendet: Donnerstag, 10. September 2026 07:12
An: a@b.example
Betreff: Pier

*De :* Tideline <n@t.example>
*Envoyé :* jeudi 10 septembre 2026 07:12
*À :* a@b.example
*Objet :* Pier

De: Tideline <n@t.example>
Enviado el: jueves, 10 de septiembre de 2026 7:12
Para: a@b.example
Asunto: Pier

Da: Tideline <n@t.example>
Data: giovedì 10 settembre 2026 alle 07:12
A: a@b.example
Oggetto: Pier

De: Tideline <n@t.example>
Data: quinta-feira, 10 de setembro de 2026 07:12
Para: a@b.example
Assunto: Pier

> From: Tideline <n@t.example>
> Date: 2026-09-10
> Subject:
> Pier
> To: a@b.example,
> c@d.example
"""


@pytest.mark.parametrize("head", HEADS.split("\n\n"))
def test_the_head_of_a_forwarded_mail_is_used_and_cut_in_six_languages(head: str) -> None:
    result = sent(f"Have a look.\n\n{head}\n\n{PROSE}\n", Subject="Fwd: x", Date="Fri, 11 Sep 2026 10:40:00 +0200")
    assert kept(result) == [PROSE]
    found = [value(result, name) for name in ("title", "outlet", "saved")]
    assert found == ["Pier", "Tideline", "Fri, 11 Sep 2026 10:40:00 +0200"]
    published = dates.parse(value(result, "published") or "")
    assert published is not None
    assert published.day == "2026-09-10"
    assert {cut.rule for cut in result.left_out} == {"head of a forwarded mail"}


def test_of_a_mail_that_was_forwarded_twice_the_innermost_head_counts() -> None:
    outer = "From: Ole <o@p.example>\nDate: 2026-09-11\nSubject: Fwd: Pier\nTo: i@p.example"
    inner = "From: Tideline <n@t.example>\nDate: 2026-09-10\nSubject: Pier\nTo: o@p.example"
    result = sent(f"{outer}\n\n---------- Forwarded message ---------\n{inner}\n\n{PROSE}\n")
    assert (value(result, "outlet"), value(result, "published"), kept(result)) == ("Tideline", "2026-09-10", [PROSE])


def test_a_sentence_with_a_colon_is_no_head_of_a_mail() -> None:
    words = f"From: the pier\n\nTo: the bridge\n\n{PROSE}"
    assert kept(sent(words)) == ["From: the pier", "To: the bridge", PROSE]


def links(number: int, words: str) -> str:
    return "".join(f'<p><a href="https://a.example/{at}">{words} {at}</a></p>' for at in range(number))


def test_a_mail_of_headlines_is_a_round_up_and_one_story_with_others_below_it_is_not() -> None:
    data = HEAD + b"--b\nContent-Type: text/html\n\n" + links(7, "Council mends the bridge").encode()
    result = opened(data)
    assert isinstance(result, Problem)
    assert (result.what, result.weight) == ("a round-up of 7 links and not one story", Weight.WARNING)
    story = f"<p>{PROSE}</p>" * 30
    assert kept(sent(html=story + links(7, "Council mends the bridge")))[:30] == [PROSE] * 30
    assert len(kept(sent(html=f"<p>{PROSE}</p>" + links(9, "Follow us on")))) == 1


def test_a_plain_round_up_ends_its_teasers_with_addresses() -> None:
    teasers = "\n\n".join(f"Council number {at} mends a bridge\n{PROSE}\nhttps://a.example/{at}" for at in range(6))
    result = opened(HEAD.replace(b"multipart/mixed; boundary=b", b"text/plain") + teasers.encode())
    assert isinstance(result, Problem)
    assert result.what == "a round-up of 6 links and not one story"


def test_a_footer_is_known_by_its_link_and_only_at_the_end() -> None:
    leave = '<p>You asked for this mail. <a href="https://a.example/unsubscribe">Not any more</a></p>'
    result = sent(html=f"{leave}<p>{PROSE}</p>" + f"<p>Second. {PROSE}</p>" * 3)
    assert kept(result)[1] == PROSE
    result = sent(html=f"<p>{PROSE}</p>{leave}<p>Pier Road 4, Port Ellery</p>")
    assert kept(result) == [PROSE]
    assert [cut.rule for cut in result.left_out] == ["footer of a mail"] * 2


def test_an_empty_mail_and_one_that_is_only_a_name_are_problems() -> None:
    for data in (HEAD, HEAD + b"--b--", HEAD + b"--b\nContent-Type: image/png\n\nx\n--b--", b"From: a@b.example"):
        result = opened(data)
        assert isinstance(result, Problem)
        assert result.hint


@pytest.mark.parametrize(
    "body",
    [
        b"--b\n" * 1_000_000,
        b"--b\nContent-Type: text/plain\n\n" + b"a\n" * 1_000_000,
        b"--b\nContent-Type: text/plain\n\n" + b"To: x\n" * 500_000,
        b"--b\nContent-Type: text/plain\n\n" + b"<https://" * 300_000,
        b"--b\nContent-Type: text/plain; charset=punycode\n\n" + b"a-b" * 1_000_000,
        b"--b\nContent-Type: text/html\n\n" + b"<table><tr><td>" * 200_000,
        b"--b\nContent-Type: text/html\n\n" + b"<a href=x>" * 200_000,
        b"--b\nContent-Type: text/html\n\n" + b"<br>" * 500_000,
        b"--b\nContent-Type: text/html\n\n<p " + b"a=1 " * 500_000,
        b"--b\nContent-Type: text/html\n\n<p style='" + b"font-size: " * 300_000,
        b"--b\nContent-Type: message/rfc822\n\n" * 100_000,
    ],
    ids=lambda body: body[:60].decode()[-30:],
)
def test_a_hostile_mail_takes_no_time(body: bytes) -> None:
    begun = time.process_time()
    opened(HEAD + body)
    assert time.process_time() - begun < 8


@given(
    st.text(max_size=200), st.sampled_from(["", "<table><td>", "<div style=display:none>", "<a href=x>", "<br><br>"])
)
def test_any_html_becomes_lines(noise: str, before: str) -> None:
    assert all(line.text == one_line(line.text) and line.text for line in lines.of_html(before + noise))


@given(st.binary(max_size=300))
def test_any_bytes_below_a_head_are_a_mail_or_a_problem(noise: bytes) -> None:
    for kind in (b"text/html", b"text/plain; charset=utf-8", b"multipart/mixed; boundary=b"):
        data = HEAD.replace(b"multipart/mixed; boundary=b", kind) + b"--b\n" + noise
        assert isinstance(opened(data), RawArticle | Problem)
