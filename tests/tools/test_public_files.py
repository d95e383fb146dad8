"""What catalogues, visitors and new maintainers read first is true, whole and told once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from scripts.faces.tools.cache import ROOT
from tests.support.build import FLOW

GITHUB = ROOT / ".github"
FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.stem != "config")
TEMPLATE = GITHUB / "pull_request_template.md"
WARNING = re.compile(r"Schrijf geen gegevens over een zaak, een jongere of een gezin\.")
CONTACT = re.compile(r"[\w.+-]+@[\w-]+\.\w+")
FIRST_READ = ("publiccode.yml", "CITATION.cff", "SECURITY.md", "CODE_OF_CONDUCT.md", "README.md")


def parsed(path: Path) -> Any:
    return YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))


PUBLICCODE = parsed(ROOT / "publiccode.yml")

# publiccode.yml 0.5, typed from the standard: nobody publishes a validator that needs no network.
MUST = {
    *("publiccodeYmlVersion", "name", "url", "platforms", "categories", "developmentStatus"),
    *("softwareType", "description", "legal", "maintenance", "localisation"),
}
CHOICES = {
    "developmentStatus": {"concept", "development", "beta", "stable", "obsolete"},
    "softwareType": {
        *(f"standalone/{kind}" for kind in ("mobile", "iot", "desktop", "web", "backend", "other")),
        *("addon", "library", "configurationFiles"),
    },
}
ALSO = {"softwareVersion", "releaseDate", "logo", "intendedAudience", "landingURL", "isBasedOn"}
BY_WHOM = {"internal": "contacts", "community": "contacts", "contract": "contractors", "none": ""}


def wrong(told: dict[str, Any]) -> Iterator[str]:
    """Yield every key of a publiccode.yml that is not as the standard asks."""
    yield from (key for key in sorted(MUST) if not told.get(key))
    yield from told.keys() - {*MUST, *ALSO}
    yield from (key for key, known in CHOICES.items() if told.get(key) not in known)
    for language, text in told.get("description", {}).items():
        if not 0 < len(text.get("shortDescription", "")) <= 150:
            yield f"{language}/shortDescription"
        if not 150 <= len(text.get("longDescription", "")) <= 10_000:
            yield f"{language}/longDescription"
        if not all(0 < len(feature) <= 100 for feature in text.get("features", [""])):
            yield f"{language}/features"
    maintenance = told.get("maintenance", {})
    if maintenance.get("type") not in BY_WHOM:
        yield "maintenance/type"
    elif (needs := BY_WHOM[maintenance["type"]]) and not maintenance.get(needs):
        yield f"maintenance/{needs}"
    if not isinstance(told.get("localisation", {}).get("localisationReady"), bool):
        yield "localisation/localisationReady"
    if not re.fullmatch(r"https://\S+", str(told.get("url"))):
        yield "url"


def test_publiccode_is_as_the_standard_asks() -> None:
    assert list(wrong(PUBLICCODE)) == []


@pytest.mark.parametrize(
    ("key", "value", "found"),
    [
        ("name", "", ["name"]),
        ("softwareType", "website", ["softwareType"]),
        ("colour", "blue", ["colour"]),
        ("url", "github.com/x", ["url"]),
        ("description", {"nl": {}}, ["nl/shortDescription", "nl/longDescription", "nl/features"]),
        ("maintenance", {"type": "community"}, ["maintenance/contacts"]),
        ("maintenance", {"type": "friends"}, ["maintenance/type"]),
        ("localisation", {"localisationReady": "no"}, ["localisation/localisationReady"]),
    ],
)
def test_publiccode_of_another_form_is_found(key: str, value: object, found: list[str]) -> None:
    assert list(wrong(PUBLICCODE | {key: value})) == found


def test_every_file_tells_the_version_of_the_rules() -> None:
    assert PUBLICCODE["softwareVersion"] == FLOW.version
    assert parsed(ROOT / "CITATION.cff")["version"] == FLOW.version


def test_every_file_tells_the_licence_of_the_code() -> None:
    told = parsed(ROOT / "CITATION.cff")["license"], PUBLICCODE["legal"]["license"]
    assert set(told) == {"EUPL-1.2"}
    assert 'license = "EUPL-1.2"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_every_file_tells_the_name_of_the_site() -> None:
    assert parsed(ROOT / "CITATION.cff")["title"] == PUBLICCODE["name"] == FLOW.site
    assert (ROOT / PUBLICCODE["logo"]).is_file()


@pytest.mark.parametrize("file", FIRST_READ)
def test_nobody_is_named_who_did_not_ask_for_it(file: str) -> None:
    assert CONTACT.findall((ROOT / file).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", [*FORMS, TEMPLATE], ids=lambda path: path.stem)
def test_who_writes_to_us_is_warned_first_not_to_tell_of_a_case(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    warned = WARNING.search(text)
    assert warned
    first_question = text.find("label: ") if path in FORMS else text.index("**")
    assert warned.start() < first_question


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_form_asks_every_question_under_a_name_of_its_own(path: Path) -> None:
    form = parsed(path)
    asked = [part for part in form["body"] if part["type"] != "markdown"]
    assert len({part["id"] for part in asked}) == len(asked)
    assert any(part.get("validations", {}).get("required") for part in asked)
    assert form["labels"]
    assert form["title"].endswith(": ")


def test_forms_differ_by_name_and_label() -> None:
    forms = [parsed(path) for path in FORMS]
    assert len({form["name"] for form in forms}) == len(forms) > 3
    assert len({form["labels"][0] for form in forms}) == len(forms)


@pytest.mark.parametrize("name", ["SECURITY.md", "CODE_OF_CONDUCT.md", "CITATION.cff"])
def test_what_github_looks_for_stands_where_it_looks(name: str) -> None:
    assert (ROOT / name).is_file()
    assert name in (ROOT / "README.md").read_text(encoding="utf-8")
