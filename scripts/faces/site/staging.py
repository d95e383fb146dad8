"""Lays out everything MkDocs reads in one folder: the texts, complete, and all that is made.

A line `--8<-- "name"` of a text takes in the fragment of that name. The result is plain Markdown
with relative links, which any generator of sites can read.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path, PurePosixPath

from scripts.faces.pages.markdown import Fragments
from scripts.faces.tools.errors import FaceError

INCLUDE = re.compile(r'^( *)--8<-- "([^"\n]*)"$', re.MULTILINE)
ROOTED = re.compile(r"(?<=\]\()/(?!/)([^)\s#?]*)")  # an address in a link that starts at docs/
LEFT_OUT = ("adr",)  # the notes on decisions are not on the site


def stage_texts(
    docs: Path, fragments: Fragments, stage: Path, made: Mapping[str, str] | None = None
) -> None:
    """Add the texts and the settings of MkDocs to `stage`, with every fragment where it belongs.

    `made` holds texts that nobody wrote, by their path in docs/. Raises FaceError for a fragment
    that nothing makes, with the page that asks for it.
    """
    left_out = shutil.ignore_patterns(*LEFT_OUT)
    shutil.copytree(docs, stage / "docs", ignore=left_out, dirs_exist_ok=True)
    shutil.copyfile(docs.parent / "mkdocs.yml", stage / "mkdocs.yml")
    for path, text in (made or {}).items():
        page = stage / "docs" / path
        page.parent.mkdir(exist_ok=True)
        page.write_text(text, encoding="utf-8")
    fragment = cache(partial(_made, fragments))
    for page in sorted((stage / "docs").rglob("*.md")):
        text = page.read_text(encoding="utf-8")
        place = PurePosixPath(page.relative_to(stage / "docs").as_posix())
        page.write_text(complete(text, place, fragment), encoding="utf-8")


def _made(fragments: Fragments, name: str) -> str:
    return fragments[name]()


def complete(text: str, page: PurePosixPath, fragment: Callable[[str], str]) -> str:
    """Return the text of a page with its fragments; `page` is its path in docs/."""

    def included(found: re.Match[str]) -> str:
        indent, name = found.groups()
        try:
            lines = fragment(name).splitlines()
        except KeyError:
            problem = f"docs/{page}: nothing makes the fragment '{name}'; mend the name"
            raise FaceError(problem) from None
        made = "\n".join(f"{indent}{line}" if line else "" for line in lines)
        return ROOTED.sub(lambda link: _relative(link[1], page), made)

    return INCLUDE.sub(included, text)


def _relative(address: str, page: PurePosixPath) -> str:
    """Return an address that starts at docs/ as one that starts at the page."""
    return os.path.relpath(f"/{address}", f"/{page.parent}").replace(os.sep, "/")
