"""Makes everything that MkDocs needs before it can build the site, in one folder: the stage."""

from __future__ import annotations

import shutil
from functools import partial
from html import escape
from pathlib import Path

from scripts.faces.documents import word_templates
from scripts.faces.documents.downloads import FOLDER, build_downloads
from scripts.faces.open_rules.files import build_open_rules
from scripts.faces.pages import embedding, many_cases, rule_pages
from scripts.faces.pages.fragments import page_fragments
from scripts.faces.pages.markdown import Fragments
from scripts.faces.pictures.fonts import build_fonts
from scripts.faces.pictures.palette import build_palette
from scripts.faces.pictures.svg import dark_rules
from scripts.faces.runtime.pyodide_files import build_runtime
from scripts.faces.site import shipped
from scripts.faces.site.addresses import foot, qr
from scripts.faces.site.bundle import bundle
from scripts.faces.site.python_part import MADE, python_part
from scripts.faces.site.staging import stage_texts
from scripts.faces.tools.build import Build
from scripts.faces.tools.errors import FaceError


def generate_all(build: Build, stage: Path) -> None:
    """Fill the stage anew; raises FaceError or RuleError when something is wrong."""
    if found := build.edition.problems():
        raise FaceError("\n".join(found))
    shutil.rmtree(stage, ignore_errors=True)
    made = stage / "docs" / MADE
    build_fonts(made / "fonts")
    build_palette(build.edition.colours, made, build.flow.region.colour)
    (made / "beeld.css").write_text(dark_rules(build.edition.colours), encoding="utf-8")
    (made / "druk.css").write_text(foot(build), encoding="utf-8")
    (made / many_cases.EXAMPLE).write_text(many_cases.example_file(build.flow), "utf-8", newline="")
    shipped.ship_licences(made)
    word_templates.build_templates(build, made / word_templates.FOLDER)
    runtime = build_runtime(build.edition, made / "runtime", build.is_draft)
    open_rules = build_open_rules(build, stage)
    fragments: Fragments = {
        **page_fragments(build),
        **build_downloads(build, made / FOLDER),
        **shipped.fragments(),
        **open_rules.fragments,
        "runtime.html": partial(python_part, made, runtime),
        "qr.html": partial(_qr, f"{build.site_url}routewijzer/"),
    }
    of_rules = {**rule_pages.texts(build.flow), **open_rules.texts}
    in_a_frame = embedding.texts(build.docs, build.flow.site)
    stage_texts(build.docs, fragments, stage, {**of_rules, **in_a_frame})
    bundle(stage / "docs")


def _qr(address: str) -> str:
    return f'{qr(address)}<p class="rw-adres">{escape(address)}</p>'
