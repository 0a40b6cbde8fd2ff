"""Build the site: `python3 scripts/build.py [OPTIONS]`. The options are those of `digest build`."""

import sys

from environment import hand_over

sys.exit(hand_over(["digest", "build", *sys.argv[1:]], locks=["requirements.lock"]))
