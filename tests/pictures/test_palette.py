"""Every text colour is readable on every background it may stand on, by day and by night."""

import re
from pathlib import Path

import pytest

from flow.rules.colours import Family
from flow.rules.contrast import contrast
from scripts.faces.pictures.palette import BASE, build_palette
from scripts.faces.tools.cache import ROOT
from tests.support.build import EDITION

FAMILIES = EDITION.colours

TEXTS = ("ink", "quiet", "accent")
GROUNDS = ("paper", "soft", "wash")


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", TEXTS)
def test_text_has_seven_to_one_on_every_ground(text: str, ground: str) -> None:
    assert contrast(BASE[text].light, BASE[ground].light) >= 7
    assert contrast(BASE[text].dark, BASE[ground].dark) >= 7


@pytest.mark.parametrize("ground", GROUNDS)
def test_borders_that_carry_meaning_have_three_to_one(ground: str) -> None:
    assert contrast(BASE["edge"].light, BASE[ground].light) >= 3
    assert contrast(BASE["edge"].dark, BASE[ground].dark) >= 3


@pytest.mark.parametrize("family", FAMILIES.values(), ids=FAMILIES)
def test_family_ink_has_seven_to_one_on_its_tint_and_on_paper(family: Family) -> None:
    """The pair ink and paper counts both ways: ink on paper, and paper-coloured text on ink."""
    assert contrast(family.light_ink, family.light_tint) >= 7
    assert contrast(family.light_ink, BASE["paper"].light) >= 7
    assert contrast(family.dark_ink, family.dark_tint) >= 7
    assert contrast(family.dark_ink, BASE["paper"].dark) >= 7


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("family", FAMILIES.values(), ids=FAMILIES)
def test_text_has_seven_to_one_on_a_family_tint(family: Family, text: str) -> None:
    assert contrast(BASE[text].light, family.light_tint) >= 7
    assert contrast(BASE[text].dark, family.dark_tint) >= 7


@pytest.mark.parametrize("family", FAMILIES.values(), ids=FAMILIES)
def test_outcome_that_can_no_longer_be_reached_in_the_chart_stays_readable(family: Family) -> None:
    paper = BASE["paper"]
    for texts, boxes, ground in (
        ((family.light_ink, paper.light), (family.light_tint, family.light_ink), paper.light),
        ((family.dark_ink, paper.dark), (family.dark_tint, family.dark_ink), paper.dark),
    ):
        for text, box in zip(texts, boxes, strict=True):
            assert contrast(faded(text, ground), faded(box, ground)) >= 4.5


@pytest.mark.parametrize(("name", "least"), [("ink", 4.5), ("accent", 4.5), ("edge", 3)])
def test_question_answer_and_arrow_that_no_longer_count_stay_readable(
    name: str, least: float
) -> None:
    for colour, ground in (
        (BASE[name].light, BASE["paper"].light),
        (BASE[name].dark, BASE["paper"].dark),
    ):
        assert contrast(faded(colour, ground), ground) >= least


def faded(colour: str, ground: str) -> str:
    """Return what a colour looks like in a part of the chart that no longer counts."""
    css = (ROOT / "docs" / "assets" / "css" / "routewijzer.css").read_text(encoding="utf-8")
    (opacity,) = re.findall(r"\.beeld \.niet-meer { opacity: (0\.\d+); }", css)
    return through(colour, ground, float(opacity))


def through(colour: str, ground: str, opacity: float) -> str:
    """Return what a colour looks like when the ground shines through it."""
    pairs = ((int(colour[at : at + 2], 16), int(ground[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(opacity * a + (1 - opacity) * b):02x}" for a, b in pairs)


def test_contrast_follows_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == 21
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_stylesheet_holds_every_colour_and_keeps_the_dark_ones_off_paper(tmp_path: Path) -> None:
    build_palette(FAMILIES, tmp_path)
    light, dark = (tmp_path / "palet.css").read_text(encoding="utf-8").split("@media screen")
    for name in (*BASE, *(f"{family}-{part}" for family in FAMILIES for part in ("ink", "tint"))):
        assert f"--wijzer-{name}: #" in light
        assert f"--wijzer-{name}: #" in dark
