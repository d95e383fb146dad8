"""The door for the edition of a region: what is filled in or loaded goes in, a file comes out."""

from __future__ import annotations

import base64
import json
import tomllib
from typing import Any

import pytest

from flow.doors import forms, region
from flow.region.form import load_region_form
from tests.support.regions import SPAAKDORP
from tests.support.toy import EDITION


@pytest.fixture(autouse=True)
def toy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the door open on the toy rules."""
    form = load_region_form(EDITION)
    monkeypatch.setattr(region, "asked", lambda: form)


def answered(**asked: object) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(region.respond(json.dumps(asked)))
    return found


def test_file_is_loaded_saved_and_loaded_the_same() -> None:
    loaded = answered(load=SPAAKDORP)
    assert loaded["left"] == ""
    saved = answered(given=loaded["given"], make="toml")
    assert (saved["name"], saved["mistakes"]) == ("regio", {})
    written = base64.b64decode(saved["file"]).decode()
    assert tomllib.loads(written) == tomllib.loads(SPAAKDORP)
    assert answered(load=written) == loaded


def test_preview_follows_what_is_filled_in() -> None:
    found = answered(given={"naam": ["Spaakdorp"]})
    assert found["name"] == "regio-editie"
    assert "Afspraken over de MAS: Spaakdorp" in found["text"]
    assert (found["file"], found["summary"]) == ("", "")


def test_no_file_is_made_while_something_is_wrong() -> None:
    found = answered(given={"kleur": ["geel"]}, make="toml")
    assert found["file"] == ""
    assert list(found["mistakes"]) == ["naam", "kleur"]
    assert list(found["unread"]) == ["kleur"]
    assert 'href="#veld-naam"' in found["summary"]


def test_what_has_no_place_in_the_form_is_told_and_the_rest_is_filled_in() -> None:
    found = answered(load='naam = "X"\nkleur = "geel"\n[drempels.wacht_dagen]\nwaarde = 1\n')
    assert found["given"] == {"naam": ["X"], "kleur": ["geel"]}
    assert found["left"].startswith(
        "<ul><li>regio.toml, veld &#x27;drempels.wacht_dagen&#x27;: drempel &#x27;wacht_dagen&#x27;"
    )
    assert "kleur" not in found["left"]  # that is told at its field


def test_file_that_is_no_toml_fills_in_nothing() -> None:
    found = answered(load="<html>")
    assert found["given"] == {}
    assert "is geen geldige TOML, bij regel 1" in found["left"]


def test_the_form_is_that_of_the_site(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    region.asked.cache_clear()
    assert region.asked().known == forms.edition().known
