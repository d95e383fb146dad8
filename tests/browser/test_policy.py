"""What could run something else in a page is refused: script, handler, base, form, other host."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.routewijzer import ADDRESS, NO_PYTHON
from tests.support.thorough import of_more, thorough

# As somebody would who got a text into the page, by each way a text becomes something.
AS_HTML = """html => { document.querySelector("article").innerHTML = html; }"""
REFUSAL = f"html => {{ try {{ ({AS_HTML})(html); }} catch (e) {{ return e.message; }} }}"
AS_ELEMENT = """([tag, attributes]) => new Promise((resolve) => {
  const element = Object.assign(document.createElement(tag), attributes);
  element.onload = () => resolve("came");
  element.onerror = () => resolve("refused");
  document.body.append(element);
  setTimeout(() => resolve("nothing"), 1000);
})"""
HTML = {
    "script": "<script>window.ran = 1</script>",
    "handler": "<img src=x onerror='window.ran = 1'>",
    "handler of a drawing": "<svg onload='window.ran = 1'></svg>",
    "address that is a script": "<a href=' javascript:window.ran = 1'>klik</a>",
    "frame": "<iframe src='https://example.org/'></iframe>",
    "frame with a page": "<iframe srcdoc='<script>parent.ran = 1</script>'></iframe>",
    "base": "<base href='https://example.org/'>",
    "form": "<form action='https://example.org/'><button>Verder</button></form>",
    "style": "<style>body { display: none; }</style>",
    "refresh": "<meta http-equiv=refresh content='0; url=https://example.org/'>",
    "script in a drawing": "<svg><script>window.ran = 1</script></svg>",
}
ELEMENTS = {
    "script of another host": ["script", {"src": "https://example.org/a.js"}],
    "picture of another host": ["img", {"src": "https://example.org/a.png"}],
    "frame of another host": ["iframe", {"src": "https://example.org/"}],
    "style of another host": ["link", {"rel": "stylesheet", "href": "https://example.org/a.css"}],
}


@pytest.fixture
def opened(page: Page) -> Page:
    """Open the routewijzer; the policy is that of the page, with Python or without."""
    page.add_init_script(NO_PYTHON)
    page.goto(ADDRESS)
    page.evaluate("window.ran = 0")
    return page


@pytest.mark.parametrize("html", of_more(HTML, always=[*HTML][:3]))
def test_text_that_runs_something_becomes_no_html(
    opened: Page, complaints: list[str], html: str
) -> None:
    before = opened.locator("article").inner_html()
    message = opened.evaluate(REFUSAL, html)
    assert message.startswith("refused as HTML")
    assert opened.locator("article").inner_html() == before
    assert opened.evaluate("ran") == 0
    complaints.clear()  # a handler is told of where it is only read


@thorough
def test_text_that_runs_nothing_becomes_html(opened: Page) -> None:
    opened.evaluate(AS_HTML, "<p>Bij <b>ons</b>: <a href='../'>thuis</a></p>")
    expect(opened.locator("article b")).to_have_text("ons")


@pytest.mark.parametrize("element", ELEMENTS.values(), ids=ELEMENTS)
def test_nothing_comes_from_another_host(
    opened: Page, complaints: list[str], element: list[object]
) -> None:
    answered: list[str] = []
    opened.on("response", lambda response: answered.append(response.url))
    told = opened.evaluate(f"given => ({AS_ELEMENT})(given).catch(error => error.message)", element)
    assert answered == []
    assert re.search(r"refused: |Content Security Policy", " ".join([told, *complaints]))
    complaints.clear()


def test_nothing_is_sent_to_another_host(opened: Page, complaints: list[str]) -> None:
    sent = """() => fetch("https://example.org/", { method: "POST", body: "x" })
      .then(() => "sent", (error) => error.message)"""
    assert opened.evaluate(sent) == "Failed to fetch"
    assert "violates" in complaints[0]
    assert not [told for told in complaints if "request to another host" in told]
    complaints.clear()


@pytest.mark.parametrize(
    "code", ["eval('window.ran = 1')", "new Function('window.ran = 1')()", "setTimeout('ran = 1')"]
)
def test_text_is_never_run(opened: Page, complaints: list[str], code: str) -> None:
    # In a timer, for what a test runs by itself is free of the policy.
    opened.evaluate(f"() => {{ setTimeout(() => {{ try {{ {code}; }} catch {{}} }}); }}")
    opened.wait_for_timeout(100)
    assert opened.evaluate("ran") == 0
    complaints.clear()


def test_form_is_sent_nowhere(opened: Page, complaints: list[str]) -> None:
    opened.evaluate(
        """() => {
          const form = document.createElement("form");
          form.action = "https://example.org/";
          document.body.append(form);
          form.submit();
        }"""
    )
    opened.wait_for_timeout(300)
    assert ADDRESS in opened.url
    assert [told for told in complaints if "form-action" in told]
    complaints.clear()


@thorough
def test_base_of_another_host_is_ignored(opened: Page, complaints: list[str]) -> None:
    opened.evaluate(
        """() => document.head.prepend(
          Object.assign(document.createElement("base"), { href: "https://example.org/" }))"""
    )
    assert re.match(r"http://localhost:\d+/", opened.evaluate("document.baseURI"))
    complaints.clear()


@thorough
def test_worker_of_another_address_is_refused(page: Page) -> None:
    page.goto(ADDRESS)
    start = "() => { try { new Worker('/elsewhere.js'); } catch (e) { return e.message; } }"
    assert page.evaluate(start).startswith("refused: ")


def test_text_becomes_no_script(opened: Page, complaints: list[str]) -> None:
    """Trusted Types refuse it, and where a browser has none of these the policy does."""
    message = opened.evaluate(
        """() => {
          try {
            document.head.append(Object.assign(document.createElement("script"),
              { textContent: "window.ran = 1" }));
          } catch (error) {
            return error.message;
          }
        }"""
    )
    assert "TrustedScript" in message
    assert opened.evaluate("ran") == 0
    complaints.clear()
