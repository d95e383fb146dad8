"""The commands behind scripts/build and scripts/serve: python -m scripts.faces COMMAND."""

import argparse
import errno
import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from flow.rules.edition import Edition
from flow.rules.errors import RuleError
from scripts.faces.tools.build import Build, new_build
from scripts.faces.tools.cache import ROOT
from scripts.faces.tools.errors import FaceError

STAGE = ROOT / "build"  # what MkDocs reads; also there to look at when a build is refused

ELSEWHERE = "choose folders you may write in, with --out and --stage"
REMEDIES = {
    errno.ENOSPC: "make room on the disk; the site that was there is unharmed",
    errno.EDQUOT: "make room on the disk; the site that was there is unharmed",
    errno.EROFS: ELSEWHERE,
    errno.EACCES: ELSEWHERE,
    errno.EPERM: ELSEWHERE,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; a mistake someone can mend is one clear message and exit code 1."""
    options = _parser().parse_args(arguments)
    try:
        options.run(options)
    except (FaceError, RuleError) as error:
        return _refuse(str(error))
    except OSError as error:
        return _refuse(_of_the_disk(error))
    return 0


def _refuse(why: str) -> int:
    print(f"Error: {why}", file=sys.stderr)
    return 1


def _of_the_disk(error: OSError) -> str:
    """Say what the system refused, where, and what helps against that."""
    # Copying a folder collects what went wrong per file: source, target, reason.
    why = error.args[0][0][2] if isinstance(error, shutil.Error) else str(error)
    known = (remedy for number, remedy in REMEDIES.items() if os.strerror(number) in why)
    return f"{why}; {next(known, 'see whether that folder is there and may be used')}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m scripts.faces", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    source = argparse.ArgumentParser(add_help=False)
    source.add_argument("--stage", type=Path, default=STAGE, help="folder to lay it out in")
    source.add_argument("--site-url", default="", help="address the site will have")
    source.add_argument("--repository", default="", help="where visitors report what is wrong")
    source.add_argument("--rules", type=Path, help="folder of another edition of the rules")
    source.add_argument("--region", type=Path, help="file of a region: all follows what it says")
    source.add_argument("--docs", type=Path, help="folder of other texts, mkdocs.yml beside it")

    command = commands.add_parser(
        "generate", parents=[source], help="lay out everything that the site is built from"
    )
    command.set_defaults(run=_generate)

    command = commands.add_parser("build", parents=[source], help="generate, then build the site")
    command.add_argument("--out", type=Path, default=ROOT / "site", help="folder to build in")
    command.add_argument("--draft", action="store_true", help="sooner, with a larger Python")
    command.set_defaults(run=_build)

    command = commands.add_parser("serve", help="show the site here and follow every change")
    command.add_argument("--port", type=_port, default=8000)
    command.set_defaults(run=_serve)
    return parser


def _port(text: str) -> int:
    """Read the number of a port that a program may listen on."""
    if text.isdecimal() and 0 < int(text) < 65_536:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is no port: choose a number from 1024 to 65535")


def _asked(options: argparse.Namespace) -> Build:
    return new_build(
        options.site_url, Edition(options.rules, options.region), options.docs, options.repository
    )


# Each command imports what it needs: `generate` must not wait for a web server to load.


def _generate(options: argparse.Namespace) -> None:
    from scripts.faces.site.generate import generate_all

    generate_all(_asked(options), options.stage)


def _build(options: argparse.Namespace) -> None:
    from scripts.faces.site.build_site import build_site

    build = replace(_asked(options), is_draft=options.draft)
    print("Making the faces from the rules, then the pages …", flush=True)
    build_site(build, options.stage, options.out)
    print(f"The site is in {options.out}")


def _serve(options: argparse.Namespace) -> None:
    from scripts.faces.site.serve import serve

    serve(options.port)


if __name__ == "__main__":
    sys.exit(main())
