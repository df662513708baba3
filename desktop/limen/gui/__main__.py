"""``python -m limen.gui``: the window."""

import sys

from limen.gui import main

sys.exit(main())
