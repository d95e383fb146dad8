"""The terms as SKOS, read back by rdflib."""

from __future__ import annotations

from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, SKOS

from scripts.faces.open_rules.terms import ADMS, turtle
from tests.support.build import BUILD, FLOW, HANDBOOK

PAGE = f"{BUILD.site_url}mas/begrippen/"
TEXT = turtle(BUILD)
GRAPH = Graph().parse(data=TEXT, format="turtle")


def test_every_term_is_a_concept_of_the_thesaurus_at_its_place_on_the_page() -> None:
    found = set(GRAPH.subjects(SKOS.inScheme, URIRef(PAGE)))
    assert found == {URIRef(f"{PAGE}#{id}") for id in HANDBOOK["begrippen"]}
    assert set(GRAPH.objects(URIRef(PAGE), SKOS.hasTopConcept)) == found
    assert (URIRef(PAGE), RDF.type, SKOS.ConceptScheme) in GRAPH


def test_a_term_has_one_name_one_meaning_its_sources_and_how_certain_it_is() -> None:
    for id, card in HANDBOOK["begrippen"].items():
        term, claims = URIRef(f"{PAGE}#{id}"), card.claims["uitleg"]
        meaning = " ".join(claim.text for claim in claims)
        assert list(GRAPH.objects(term, SKOS.prefLabel)) == [Literal(card.title, lang="nl")]
        assert list(GRAPH.objects(term, SKOS.definition)) == [Literal(meaning, lang="nl")]
        sources = {URIRef(FLOW.sources[id].url) for claim in claims for id in claim.sources}
        assert set(GRAPH.objects(term, DCTERMS.source)) == sources
        certain = {str(GRAPH.value(s, SKOS.prefLabel)) for s in GRAPH.objects(term, ADMS.status)}
        assert certain == {claim.status for claim in claims}


def test_every_text_is_dutch() -> None:
    said = [text for text in GRAPH.objects() if isinstance(text, Literal) and not text.datatype]
    assert {text.language for text in said if str(text) != FLOW.version} == {"nl"}


def test_it_is_written_the_same_every_time() -> None:
    assert turtle(BUILD) == TEXT
