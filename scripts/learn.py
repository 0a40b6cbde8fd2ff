"""Learn the juries' weights from labelled pages: `python3 scripts/learn.py TASK DATA`. Writes `digest/rules/TASK.json`."""

import sys

from environment import hand_over

sys.exit(hand_over(["digest.evaluation.learning", *sys.argv[1:]], locks=["requirements.lock"]))
