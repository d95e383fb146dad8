"""`python -m flow`: the routewijzer in a terminal, reports on the rules, and JSON lines."""

import signal
import sys
from contextlib import suppress

from flow.doors.command import main

if __name__ == "__main__":
    # Whoever reads may stop early, as `head` does: end as quietly as other commands do.
    with suppress(AttributeError):  # Windows knows no such signal
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    sys.exit(main())
