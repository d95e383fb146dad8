"""The commands behind scripts/build and scripts/serve: python -m scripts.faces COMMAND."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from flow.model import RuleError
from scripts.faces.cache import ROOT
from scripts.faces.errors import FaceError

HERE = "http://localhost:8000/"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; a mistake someone can mend is one clear message and exit code 1."""
    options = _parser().parse_args(arguments)
    try:
        options.run(options)
    except (FaceError, RuleError) as error:
        print(f"Error: {error}", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m scripts.faces", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    command = commands.add_parser("generate", help="make everything that comes from the rules")
    command.add_argument("--site-url", default=HERE, help="address the site will have")
    command.set_defaults(run=_generate)

    command = commands.add_parser("build", help="generate, then build the site")
    command.add_argument("--site-url", default=HERE, help="address the site will have")
    command.add_argument("--out", type=Path, default=ROOT / "site", help="folder to build in")
    command.set_defaults(run=_build)

    command = commands.add_parser("serve", help="show the site here and follow every change")
    command.add_argument("--port", type=int, default=8000)
    command.set_defaults(run=_serve)
    return parser


# Each command imports what it needs: `generate` must not wait for a web server to load.


def _generate(options: argparse.Namespace) -> None:
    from scripts.faces.generate import generate_all

    generate_all(ROOT / "docs", options.site_url)


def _build(options: argparse.Namespace) -> None:
    from scripts.faces.site import build_site

    print("Making the faces from the rules …", flush=True)
    _generate(options)
    print("Building the pages …", flush=True)
    build_site(options.out, options.site_url)
    print(f"The site is in {options.out}")


def _serve(options: argparse.Namespace) -> None:
    from scripts.faces.server import serve

    serve(options.port)


if __name__ == "__main__":
    sys.exit(main())
