"""Measure quality on labelled data: `python3 scripts/evaluate.py TASK DATA [--predictions FILE]`."""

import sys

from environment import hand_over

sys.exit(hand_over(["digest.evaluation", *sys.argv[1:]], locks=["requirements.lock"]))
