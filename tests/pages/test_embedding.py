"""The page and the line for another site call this site as the rules do."""

from scripts.faces.pages.embedding import fragments, texts
from tests.support.build import BUILD


def test_page_in_a_frame_calls_the_site_as_the_rules_do() -> None:
    ours, other = (texts(BUILD.docs, site) for site in (BUILD.flow.site, "Fietswijzer"))
    (text,) = other.values()
    assert text.count("Fietswijzer") == 3
    assert [*ours.values()] == [text.replace("Fietswijzer", BUILD.flow.site)]


def test_line_to_copy_and_its_example_call_the_site_as_the_rules_do() -> None:
    for fragment in fragments("https://example.org/", "Fietswijzer <2>").values():
        told = fragment()
        assert "van de Fietswijzer" in told
        assert "<2>" not in told
        assert BUILD.flow.site not in told
