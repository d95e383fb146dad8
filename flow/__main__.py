"""`python -m flow`: the routewijzer in a terminal, reports on the rules, and JSON lines."""

import sys

from flow.doors.command import main

if __name__ == "__main__":
    sys.exit(main())
