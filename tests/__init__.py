"""Tests: sentences about what the digest does."""

from hypothesis import settings

# A machine may be busy, and the first text of a run loads what knows languages: time is no fault of an example.
settings.register_profile("digest", settings.default, deadline=None)
settings.load_profile("digest")
