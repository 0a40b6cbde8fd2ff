"""Imported by the process that all readers are forked from: what takes a second to load is loaded once, there."""

from digest import intake, jury, rules
from digest.text import language

__all__ = ["intake"]

language("The ferry to the island sails again on Monday, and the harbour is open.")
for kind in ("pages", "pasted"):
    jury.load(kind)
rules.find("Read more", "en")
rules.find_glued("Read more here.", "en")
