"""Web archives: what was put into one comes out of it, and what a hostile one may not do."""

from __future__ import annotations

import base64
import plistlib
import quopri
import time
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.errors import Problem
from digest.model import RawArticle
from digest.read import mime, read
from digest.text import one_line

URL = "https://lantern.example/pier"
PROSE = (
    "The council of Aldermere met on Tuesday and decided to mend the bridge over the river before the winter floods."
)
SENTENCES = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"], exclude_characters="<>&\ufffd"), min_size=1, max_size=30
).map(one_line)


def page(words: str) -> str:
    article = f"<article><p>{PROSE} {words}</p></article>"
    return f"<html><head><meta charset=utf-8><title>T</title></head><body>{article}</body></html>"


def mhtml(body: bytes, *, encoding: str = "8bit", charset: str = "", closed: bool = True) -> bytes:
    kind = b"text/html" + (f'; charset="{charset}"'.encode() if charset else b"")
    return (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: " + URL.encode() + b"\r\nSubject: T\r\n"
        b"Date: Thu, 10 Sep 2026 23:24:41 -0000\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----b"\r\n\r\n\r\n------b\r\n'
        b"Content-Type: " + kind + b"\r\nContent-Transfer-Encoding: " + encoding.encode() + b"\r\n\r\n" + body
    ) + (b"\r\n------b--\r\n" if closed else b"")


def opened(data: bytes, name: str = "page.mhtml") -> RawArticle | Problem:
    return read(f"sources/{name}", data, None, largest=10_000_000)


def text(result: RawArticle | Problem) -> str:
    assert isinstance(result, RawArticle), result
    return " ".join(block.text for block in result.blocks)


def seconds(data: bytes, name: str) -> float:
    begun = time.process_time()
    opened(data, name)
    return time.process_time() - begun


# -- MHTML


@given(SENTENCES, st.sampled_from(["8bit", "quoted-printable", "base64", "binary", ""]))
def test_what_was_put_into_an_mhtml_comes_out_of_it(words: str, encoding: str) -> None:
    body = page(words).encode()
    coded = {"quoted-printable": quopri.encodestring, "base64": base64.encodebytes}.get(encoding, bytes)(body)
    assert text(opened(mhtml(coded, encoding=encoding))) == one_line(f"{PROSE} {words}")


@given(st.integers(1, 3000))
def test_an_mhtml_may_be_cut_off_anywhere(length: int) -> None:
    whole = mhtml(quopri.encodestring(page("Überall grünt es – 港口。 " * 20).encode()), encoding="quoted-printable")
    result = opened(whole[:length])
    assert isinstance(result, Problem) or length < whole.index(b"\r\n\r\n") or text(result)[:40] in PROSE
    assert "\ufffd" not in str(result)


def test_half_a_character_at_the_end_does_not_change_the_others() -> None:
    body = quopri.encodestring(page("Überall grünt es.").encode())
    cut = body[: body.index(b"gr=C3") + 5]
    result = opened(mhtml(cut, encoding="quoted-printable", closed=False))
    assert text(result).endswith("Überall gr")
    assert isinstance(result, RawArticle)
    assert result.remarks == ("the web archive breaks off before its end",)


def test_a_part_says_its_encoding_and_python_has_some_that_are_none() -> None:
    latin = page("Überall grünt es.").replace("<meta charset=utf-8>", "").encode("iso-8859-1")
    assert text(opened(mhtml(latin, charset="ISO-8859-1"))).endswith("Überall grünt es.")
    for none in ("punycode", "idna", "undefined", "unicode_escape", "rot13", "x\0y", "no-such"):
        assert text(opened(mhtml(page("So.").encode(), charset=none))).endswith("So.")


def test_a_page_inside_parts_inside_parts_is_found_but_not_for_ever() -> None:
    def nested(depth: int) -> bytes:
        head = b"From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=b0\n\n"
        parts = (
            f"--b{each}\nContent-Type: multipart/mixed; boundary=b{each + 1}\n\n".encode() for each in range(depth)
        )
        return head + b"".join(parts) + f"--b{depth}\nContent-Type: text/html\n\n{page('So.')}".encode()

    assert text(opened(nested(3))).endswith("So.")
    result = opened(nested(40))
    assert isinstance(result, Problem)
    assert "without a page" in result.what
    assert seconds(nested(60_000), "page.mhtml") < 5


@pytest.mark.parametrize("part", [b"--b\n", b"--b\nContent-Type: image/png\n\nx\n", b"--b\n\n", b"--b --b\n"])
def test_a_million_parts_take_no_time(part: bytes) -> None:
    head = b"From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n"
    assert seconds(head + part * (5_000_000 // len(part)), "page.mhtml") < 5


def test_headers_of_any_kind_take_no_time() -> None:
    for head in (
        b"X: y\n" * 800_000,
        b"Content-Type: multipart/related" + b'; boundary="' * 5000,
        b"Subject: " + b"=?x?q?" * 9000,
    ):
        assert seconds(b"From: <Saved by Blink>\nMIME-Version: 1.0\n" + head + b"\n\nx", "page.mhtml") < 5


def test_a_mail_is_no_web_archive_though_both_have_related_parts() -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "The Lantern <a@lantern.example>", "b@c.example", "Pier"
    mail.set_content(page("So."), subtype="html")
    mail.add_related(b"\x89PNG", "image", "png", cid="<pier>")
    result = opened(mail.as_bytes(), "pier.mhtml")
    assert isinstance(result, RawArticle)
    assert result.format == "e-mail"


def test_a_page_of_the_wayback_machine_keeps_its_own_address_in_an_archive() -> None:
    data = mhtml(page("So.").encode()).replace(
        URL.encode(), f"https://web.archive.org/web/20140403040000/{URL}".encode()
    )
    result = opened(data)
    assert isinstance(result, RawArticle)
    assert result.fields["url"].value == URL
    assert result.fields["saved"].value.startswith("2014-04-03")


def test_a_text_that_begins_with_a_word_and_a_colon_is_still_a_text() -> None:
    for beginning in ("Update:", "From: the pier", "Title: Pier\nDate: 2026-09-04", "Subject: bridges"):
        result = opened(f"{beginning}\n\n{PROSE}".encode(), "note.txt")
        assert isinstance(result, RawArticle)
        assert result.format == "text"


@given(st.text(max_size=40), st.sampled_from(["b", "q"]))
def test_a_subject_is_readable_however_it_was_coded(subject: str, how: str) -> None:
    data = subject.encode("utf-8", "replace")
    coded = base64.b64encode(data) if how == "b" else b"".join(b"=%02X" % byte for byte in data)
    expected = data.decode("utf-8").strip()
    assert mime.readable(f"=?utf-8?{how}?{coded.decode()}?=").strip() == expected or not expected


@pytest.mark.parametrize(
    "subject", ["=?x-none?q?a?=", "=?utf-8?b?a?=", "=?utf-8?b?====?=", "=?", "=?utf-8?q?", "\udcff"]
)
def test_a_subject_that_is_coded_wrongly_is_shown_somehow(subject: str) -> None:
    assert isinstance(mime.readable(subject), str)


# -- Safari


def archived(**main: object) -> bytes:
    resource = {
        "WebResourceData": page("So.").encode(),
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "UTF-8",
        "WebResourceURL": URL,
    }
    return plistlib.dumps({"WebMainResource": {**resource, **main}}, fmt=plistlib.FMT_BINARY)


@given(SENTENCES, st.sampled_from([plistlib.FMT_BINARY, plistlib.FMT_XML]))
def test_what_was_put_into_a_webarchive_comes_out_of_it(words: str, form: plistlib.PlistFormat) -> None:
    main = {"WebResourceData": page(words).encode(), "WebResourceMIMEType": "text/html", "WebResourceURL": URL}
    result = opened(plistlib.dumps({"WebMainResource": main}, fmt=form), "pier.webarchive")
    assert text(result) == one_line(f"{PROSE} {words}")
    assert isinstance(result, RawArticle)
    assert result.fields["url"].value == URL


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (archived(WebResourceMIMEType="image/png"), "of 'image/png', not of a page"),
        (archived(WebResourceData="a string"), "without a page"),
        (archived(WebResourceData=b"  "), "without a page"),
        (plistlib.dumps({"WebMainResource": [1]}), "without a page"),
        (plistlib.dumps({"WebSubresources": []}), "without a page"),
        (plistlib.dumps([1, 2]), "without a page"),
        (b"bplist00", "cannot be read"),
        (b"bplist00" + b"\xff" * 80, "cannot be read"),
        (archived()[:-10], "cannot be read"),
        (b'<?xml version="1.0"?><plist version="1.0"><dict><key>a</key>', "cannot be read"),
        (b'<?xml version="1.0"?><plist version="1.0"><date>soon</date></plist>', "cannot be read"),
        (
            b'<?xml version="1.0"?><plist version="1.0"><integer>' + b"9" * 100_000 + b"</integer></plist>",
            "cannot be read",
        ),
        (b'<?xml version="1.0"?><plist version="1.0">' + b"<array>" * 500_000, "cannot be read"),
    ],
)
def test_an_archive_without_a_page_is_a_problem_that_says_so(data: bytes, fault: str) -> None:
    result = opened(data, "pier.webarchive")
    assert isinstance(result, Problem)
    assert fault in result.what
    assert result.hint


def test_an_archive_that_names_no_encoding_or_a_wrong_one_is_read_as_what_it_is() -> None:
    for declared in ("", 7, "no-such", "undefined"):
        assert text(opened(archived(WebResourceTextEncodingName=declared), "pier.webarchive")).endswith("So.")


@given(st.binary(max_size=200), st.integers(0, 600), st.booleans())
def test_any_bytes_in_an_archive_are_read_or_are_a_problem(noise: bytes, at: int, is_xml: bool) -> None:
    whole = plistlib.dumps(plistlib.loads(archived())) if is_xml else archived()
    assert isinstance(opened(whole[:at] + noise + whole[at + len(noise) :], "pier.webarchive"), RawArticle | Problem)
