"""Makes a built site ready for any static host: a content security policy in every page."""

import base64
import hashlib
import re
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

from scripts.faces.tools.errors import FaceError

# Nothing unsafe: Pyodide runs in a worker, which has no policy of a page. What becomes HTML is
# looked through by docs/assets/js/veilig.js, the one policy that browsers are told of.
POLICY = (
    "default-src 'none'; script-src 'self'{hashes}; style-src 'self'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; "
    "manifest-src 'self'; base-uri 'self'; form-action 'none'; {frames}"
    "require-trusted-types-for 'script'; trusted-types default wijzer"
)
FIRST = "assets/js/vooraf.js"  # runs before any other: it is in the page itself
FIRST_SCRIPT = re.compile(rf'(<script[^>]*) src="[^"]*{FIRST}">')
CHARSET = '<meta charset="utf-8">'


def publish(site: Path) -> None:
    """Put the policy in every page of `site`, and keep GitHub Pages from changing the files."""
    first = (site / FIRST).read_text(encoding="utf-8")
    (site / FIRST).unlink()
    for page in sorted(site.rglob("*.html")):
        html = FIRST_SCRIPT.sub(lambda found: f"{found[1]}>{first}", page.read_text("utf-8"))
        page.write_text(with_policy(html, page.relative_to(site)), encoding="utf-8", newline="\n")
    (site / ".nojekyll").touch()
    # Holds the second it was packed; search engines read sitemap.xml.
    (site / "sitemap.xml.gz").unlink(missing_ok=True)
    for map in site.rglob("*.map"):  # of the theme, for who works on that
        map.unlink()


def with_policy(html: str, name: Path) -> str:
    """Return the page with its policy; refuse what the policy would block without a word."""
    found = _Inline()
    found.feed(html)
    if found.blocked:
        raise FaceError(f"{name}: the content security policy blocks {', '.join(found.blocked)}")
    if html.count(CHARSET) != 1:
        raise FaceError(f"{name}: expected {CHARSET} once, to put the policy after it")
    hashes = "".join(f" '{_sha256(code)}'" for code in found.scripts)
    policy = POLICY.format(hashes=hashes, frames="frame-src 'self'; " if found.frames else "")
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    for asked in found.early:  # what is asked for early already stands further down
        html = html.replace(asked, "")
    return html.replace(CHARSET, "\n      ".join((CHARSET, meta, *found.early)))


def _sha256(code: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()


def _rel(tag: str, given: Mapping[str, str | None]) -> str:
    """Return how to ask early for what an element asks for; nothing when it asks for no file."""
    if tag == "link" and given.get("rel") == "stylesheet":
        return 'rel="preload" as="style"'
    if tag == "script" and "src" in given:
        is_module = given.get("type") == "module"
        return 'rel="modulepreload"' if is_module else 'rel="preload" as="script"'
    return ""


class _Inline(HTMLParser):
    """Collects the inline scripts of a page, and what no hash can allow."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[str] = []
        self.blocked: list[str] = []
        self.frames = False  # whether it shows another page of the site in itself
        # Below a policy in the page, Chromium no longer looks ahead for what it will need: without
        # these each file would wait for the one before.
        self.early: list[str] = []
        self._in_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        # A script with another type than JavaScript is data; it does not run.
        runs = given.get("type", "module") in ("module", "text/javascript")
        self._in_script = tag == "script" and "src" not in given and runs
        if self._in_script:
            self.scripts.append("")
        if tag == "link" and given.get("rel") == "preload":
            self.early.append(str(self.get_starttag_text()))
        elif rel := _rel(tag, given):
            address = given.get("src") or given.get("href")
            self.early.append(f'<link {rel} href="{address}">')
        wrong = [name for name in given if name == "style" or name.startswith("on")]
        self.blocked += [f"{name}=… on <{tag}>, line {self.getpos()[0]}" for name in wrong]
        self.frames |= tag == "iframe"
        if tag == "style":
            self.blocked.append(f"<style>, line {self.getpos()[0]}")

    def handle_data(self, data: str) -> None:
        if self._in_script:
            self.scripts[-1] += data

    def handle_endtag(self, tag: str) -> None:
        self._in_script = False
