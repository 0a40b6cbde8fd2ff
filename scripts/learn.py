"""Learn the weights of a jury: `python3 scripts/learn.py TASK DATA` writes `digest/rules/TASK.json`."""

import sys

from environment import hand_over

sys.exit(hand_over(["digest.evaluation.learning", *sys.argv[1:]], locks=["requirements.lock"]))
