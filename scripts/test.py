"""Check everything: `python3 scripts/test.py [OPTIONS]`. The options are those of pytest."""

import os
import sys

from environment import ROOT, hand_over

options = sys.argv[1:] or ["--color=auto"]
os.chdir(ROOT)
sys.exit(hand_over(["pytest", *options], locks=["requirements.lock", "requirements-test.lock"]))
