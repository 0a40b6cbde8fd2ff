"""Show the site while you work on it: `python3 scripts/serve.py [OPTIONS]`. The options are those of `digest serve`."""

import sys

from environment import hand_over

sys.exit(hand_over(["digest", "serve", *sys.argv[1:]], locks=["requirements.lock"]))
