"""Measure time and memory on a made stream of news: `python3 scripts/benchmark.py group [--articles N]…`."""

import sys

from environment import hand_over

sys.exit(hand_over(["digest.evaluation.benchmark", *sys.argv[1:]], locks=["requirements.lock"]))
