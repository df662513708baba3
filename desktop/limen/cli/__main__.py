"""``python -m limen.cli`` is ``limen``."""

import sys

from limen.cli import main

sys.exit(main(sys.argv[1:]))
