"""Debris phrases: each does what its example says, and none takes a sentence out of the news."""

from __future__ import annotations

import re
import time
from collections import Counter
from pathlib import Path

import pytest

from digest import rules
from digest.rules import Rule

RULES = rules.load()
PATTERNS = [(rule, pattern) for rule in RULES for pattern in rule.patterns]

NEVER_CUT = [
    line
    for line in (Path(__file__).parent / "cases" / "never-cut.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
SAID = {
    "de": ", sagte die Bürgermeisterin.",
    "en": ", the mayor said.",
    "es": ", dijo el alcalde.",
    "fr": ", a dit le maire.",
    "it": ", ha detto il sindaco.",
    "nl": ", zei de burgemeester.",
    "pt": ", disse o presidente da câmara.",
}

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
    ("rule", "example"),
    [(rule, example) for rule in RULES for example in rule.examples],
    ids=lambda it: f"{it.lang}-{it.name}" if isinstance(it, Rule) else str(it)[:60],
)
def test_each_example_is_claimed_by_its_own_rule_and_under_its_own_name(rule: Rule, example: str) -> None:
    assert rule.matches(example)
    claimed_by = first_match(example)
    assert claimed_by is not None
    assert (claimed_by.name, claimed_by.marks_a_cut_copy) == (rule.name, rule.marks_a_cut_copy)


@pytest.mark.parametrize("sentence", NEVER_CUT)
def test_an_ordinary_sentence_is_no_debris(sentence: str) -> None:
    assert first_match(sentence) is None


@pytest.mark.parametrize(
    ("lang", "example"),
    [(rule.lang, each) for rule in RULES for each in rule.examples if rule.lang in SAID and ": " not in each],
    ids=lambda it: f"{it.lang}-{it.name}" if isinstance(it, Rule) else str(it)[:60],
)
def test_a_notice_that_somebody_speaks_is_no_debris(lang: str, example: str) -> None:
    assert first_match(example.rstrip(".!?") + SAID[lang]) is None


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.lang}-{rule.name}")
def test_each_pattern_is_hit_by_an_example(rule: Rule) -> None:
    for pattern in rule.patterns:
        assert any(re.fullmatch(pattern, rules.bare(example)) for example in rule.examples), pattern


def test_all_rules_at_once_find_what_each_finds_alone() -> None:
    for text in (example for rule in RULES for example in rule.examples):
        assert rules.first_match(text, RULES) is first_match(text)


def test_a_pattern_captures_nothing_matches_something_and_bounds_its_gaps() -> None:
    for rule, pattern in PATTERNS:
        assert re.compile(pattern).groups == 0, f"{rule.name}: a group that captures: {pattern}"
        assert not re.fullmatch(pattern, ""), f"{rule.name}: matches nothing at all: {pattern}"
        gaps = re.sub(r"\[[^^](?:\\.|[^\]])*\]", "", pattern)
        endless = re.search(r"(?<!\\)\.[*+]|\[\^(?:\\.|[^\]])*\][*+]", gaps)
        assert not endless, f"{rule.name}: a gap without an end: {pattern}"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.lang}-{rule.name}")
def test_a_pattern_takes_linear_time(rule: Rule) -> None:
    own = [f"{example} " * 20 + "§" for example in rule.examples]
    for text in (*ADVERSARIES, *own, *(text * 60 for text in ADVERSARIES)):
        quickest = min(_seconds(rule, text) for _ in range(3))
        assert quickest < 0.05, f"{quickest:.3f} s for {text[:40]!r}"


def _seconds(rule: Rule, text: str) -> float:
    started = time.perf_counter()
    rule.matches(text)
    return time.perf_counter() - started


def test_a_line_of_the_news_is_let_through_quickly() -> None:
    line = "Port staff closed the quay until Friday while engineers look for the cause of the fall and owners wait."
    rules.first_match(line, RULES)  # puts the patterns together
    started = time.perf_counter()
    for _ in range(200):
        rules.first_match(line, RULES)
    assert (time.perf_counter() - started) / 200 < 0.001  # 30 µs on a quiet machine


def test_every_rule_has_a_name_patterns_and_an_example() -> None:
    assert all(rule.name and rule.patterns and rule.examples for rule in RULES)


def test_a_language_names_each_kind_of_debris_once() -> None:
    assert max(Counter((rule.lang, rule.name) for rule in RULES).values()) == 1


def test_a_rule_of_one_name_means_the_same_in_every_language() -> None:
    meanings = {(rule.name, rule.marks_a_cut_copy) for rule in RULES}
    assert len(meanings) == len({rule.name for rule in RULES})


def test_patterns_are_written_for_lower_case_text_with_straight_quotes() -> None:
    for rule, pattern in PATTERNS:
        literal = re.sub(r"\\.", "", pattern)
        assert literal == literal.casefold(), rule.name
        assert not re.search("[’“”–—…«»]", literal), rule.name


def test_a_phrase_is_found_whatever_its_case_quotes_and_last_mark() -> None:
    for written in (
        "Back to top",
        "BACK TO TOP",
        "  Back  to\ttop ",
        "Back to top:",
        "Back to top →",
        "» Back to top",
        "▶ Back to top",
        "- Back to top",
    ):
        claimed_by = first_match(written)
        assert claimed_by is not None
        assert claimed_by.name == "page button"
    claimed_by = first_match("You’ve reached your limit of free articles")
    assert claimed_by is not None
    assert claimed_by.name == "paywall notice"


def test_a_phrase_inside_a_sentence_is_not_enough() -> None:
    assert first_match("Back to top form, the team won by nine.") is None
    assert first_match("The notice said: Already a subscriber? Log in.") is None
