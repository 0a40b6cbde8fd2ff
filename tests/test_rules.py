"""Debris phrases: each does what its example says, and none takes a sentence out of the news."""

from __future__ import annotations

import re
import time
from collections import Counter

import pytest

from digest import rules
from digest.rules import Rule

RULES = rules.load()

NEWS = """\
Cookies were handed out to the children who had waited at the pier since six.
The court ruled that the company may not set cookies without asking first.
This site, where cookies and bread were baked for a century, will become a school.
The paper has 4,000 subscribers, about half of them on the mainland.
Already a subscriber to three magazines, Mr Voss said he would not buy a fourth.
Subscribers to the water scheme will pay two crowns less from January.
Members who subscribe to the fund before May keep their old rate.
To continue reading in the dark, the pupils brought their own lamps and candles.
The newsletter that the parish prints on Fridays has listed every wedding since 1911.
The council will send a newsletter to every house on the island.
She learned JavaScript in prison and now teaches it to twelve pupils in Tharrow.
JavaScript is the language that most of the applicants had learned, the college said.
The new timetable requires drivers to start at four in the morning.
Anyone can share this road with the sheep, the farmer said, but not at night.
Share prices fell by a fifth on Monday after the announcement.
Neighbours share one well, one boat and one opinion of the mayor.
The privacy policy of the hospital was written in 1998, before it had computers.
Privacy is a right, the judge said, and not a setting.
Log in hand, the keeper walked into the court and read from it for an hour.
The company said that it uses cookies to remember which boats are late.
Read more books and fewer messages, the minister told the pupils.
Follow the coast path north and the bell can be heard at low tide.
The copyright in the song belongs to the widow of the man who wrote it, the court found.
Print is not dead, said the owner of the last press on the island.
Access to the beach is unlimited again since Sunday, when the new fence was taken down.
The bridge will be closed for three weeks while the painters are at work.
Register your boat by Friday, the harbour master told owners, or move it.
Your browser history is not evidence, the lawyer argued.
Sign-ups for the choir have doubled since the church got its roof back.
Advertisement of the post was delayed by two months, which the committee regrets.
Related charges against the captain were dropped in June.
More than 300 comments on the plan were handed in, most of them against it.
Accept the offer or lose the jobs, the union was told on Wednesday.
You have one island and two governments, the visitor said, and laughed.
Enable the siren by hand if the power fails, the instructions say.
Support for the party fell by one point a year.
Get one free lesson every week at the college.
Full access to the archive will be restored by Friday.
Annual 4 percent growth is expected.
Copyright law will change in May.
We were unable to find the missing boy, the coastguard said.
We cannot confirm the number of dead, the police said.
By registering the boat abroad the owner saved on tax.
Cookies are off the menu at the school.
We use cookies as a reward, the dog trainer said.
JavaScript is required for the job of the town's web editor.
Find us on the map, the villagers ask.
This report is only for readers with strong nerves.
To continue reading the law in this way would need an account of it.
Join to keep the choir alive, they ask.
Mit der Anmeldung der Kinder begann am Montag das Schuljahr.
Mehr dazu sagt der Bürgermeister am Montag.
Lesen Sie mehr Bücher, rät der Arzt.
Jetzt soll der Newsletter der Stadt eingestellt werden.
Melden Sie sich an, um zu helfen, bat die Feuerwehr.
Wir verwenden Cookies nicht, sagt die Stadt.
Die Anzeige der alten Waage blieb bei vier Tonnen stehen.
Der Newsletter der Gemeinde erscheint jeden Freitag.
Dieser Artikel der Verfassung ist für alle Bürger gleich.
Jetzt anmelden will sich hier niemand mehr, sagt der Trainer.
Wir verwenden Salz statt Sand, sagt der Bauhof.""".splitlines()

# Beginnings that get a pattern going, and ends that make it fail at the last moment.
ADVERSARIES = [
    "a" * 300,
    "a " * 150 + "!",
    "\n" * 300,
    "?" * 300 + "x",
    "already a subscriber? " * 14 + "x",
    "subscribe to continue reading " * 10 + "§",
    "get our stories inbox news " * 11 + "§",
    "to , enable , to , enable , " * 10,
    "facebook | twitter | " * 14 + "x",
    "privacy | terms of use & cookies / " * 8 + "x",
    "save this story for later " * 11 + "x",
    "like a? support like a? support " * 9 + "§",
    "subscribe 1 2 3 a week 1 a year " * 9 + "§",
    "teilen, merken | drucken · " * 11 + "x",
    "jetzt newsletter abonnieren sie " * 9 + "§",
    "impressum | datenschutz | agb " * 10 + "x",
    " " * 150 + "." * 150,
]


def first_match(text: str) -> Rule | None:
    return next((rule for rule in RULES if rule.matches(text)), None)


@pytest.mark.parametrize(
    ("rule", "example"), [(rule, example) for rule in RULES for example in rule.examples], ids=lambda it: str(it)[:60]
)
def test_each_example_is_claimed_by_its_own_rule_and_under_its_own_name(rule: Rule, example: str) -> None:
    assert rule.matches(example)
    claimed_by = first_match(example)
    assert claimed_by is not None
    assert (claimed_by.name, claimed_by.marks_a_cut_copy) == (rule.name, rule.marks_a_cut_copy)


@pytest.mark.parametrize("sentence", NEWS)
def test_an_ordinary_sentence_is_no_debris(sentence: str) -> None:
    assert first_match(sentence) is None


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.lang}-{rule.name}")
def test_a_pattern_takes_linear_time(rule: Rule) -> None:
    for text in ADVERSARIES:
        quickest = min(_seconds(rule, text) for _ in range(3))
        assert quickest < 0.05, f"{quickest:.3f} s for {text[:40]!r}"


def _seconds(rule: Rule, text: str) -> float:
    started = time.perf_counter()
    rule.matches(text)
    return time.perf_counter() - started


def test_every_rule_has_a_name_patterns_and_an_example() -> None:
    assert all(rule.name and rule.pattern.pattern and rule.examples for rule in RULES)


def test_a_language_names_each_kind_of_debris_once() -> None:
    assert max(Counter((rule.lang, rule.name) for rule in RULES).values()) == 1


def test_a_rule_of_one_name_means_the_same_in_every_language() -> None:
    meanings = {(rule.name, rule.marks_a_cut_copy) for rule in RULES}
    assert len(meanings) == len({rule.name for rule in RULES})


def test_patterns_are_written_for_lower_case_text_with_straight_quotes() -> None:
    for rule in RULES:
        literal = re.sub(r"\\.", "", rule.pattern.pattern)
        assert literal == literal.lower(), rule.name
        assert not re.search("[’“”–—…]", literal), rule.name


def test_a_phrase_is_found_whatever_its_case_quotes_and_last_mark() -> None:
    for written in ("Back to top", "BACK TO TOP", "  Back  to\ttop ", "Back to top:", "Back to top →"):
        claimed_by = first_match(written)
        assert claimed_by is not None
        assert claimed_by.name == "page button"
    claimed_by = first_match("You’ve reached your limit of free articles")
    assert claimed_by is not None
    assert claimed_by.name == "paywall notice"


def test_a_phrase_inside_a_sentence_is_not_enough() -> None:
    assert first_match("Back to top form, the team won by nine.") is None
    assert first_match("The notice said: Already a subscriber? Log in.") is None
