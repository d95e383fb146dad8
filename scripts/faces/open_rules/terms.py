"""The terms as SKOS, so that a catalogue or a thesaurus of others can take them in."""

from __future__ import annotations

from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, SKOS, XSD

from flow.rules.handbook import Card
from flow.rules.model import Flow
from flow.rules.vocabulary import SAID, STATUSES, Status
from scripts.faces.tools.build import Build

CARDS, LANGUAGE = "begrippen", "nl"
ADMS = Namespace("http://www.w3.org/ns/adms#")  # a word of the EU for how certain a thing is
LICENCE = URIRef("https://creativecommons.org/licenses/by/4.0/")


def turtle(build: Build) -> str:
    """Return the thesaurus in Turtle, sorted: the same text for the same terms."""
    graph = Graph()
    graph.bind("adms", ADMS)
    scheme = URIRef(f"{build.site_url}mas/begrippen/")
    graph.add((scheme, RDF.type, SKOS.ConceptScheme))
    graph.add((scheme, DCTERMS.title, _said(f"Begrippen van de {build.flow.site}")))
    graph.add((scheme, DCTERMS.license, LICENCE))
    graph.add((scheme, DCTERMS.hasVersion, Literal(build.flow.told_version)))
    checked = Literal(build.flow.checked.isoformat(), datatype=XSD.date)
    graph.add((scheme, DCTERMS.modified, checked))
    for status in STATUSES:
        certain = _status(build, status)
        graph.add((certain, RDF.type, SKOS.Concept))
        graph.add((certain, SKOS.prefLabel, _said(status)))
        graph.add((certain, SKOS.definition, _said(SAID[status])))
    for card in build.handbook[CARDS].values():
        _add(graph, build, scheme, card)
    return str(graph.serialize(format="turtle"))


def _add(graph: Graph, build: Build, scheme: URIRef, card: Card) -> None:
    """Add one term; its name is the place on the page where people read it."""
    concept, found = URIRef(f"{scheme}#{card.id}"), card.claims["uitleg"]
    graph.add((concept, RDF.type, SKOS.Concept))
    graph.add((concept, SKOS.inScheme, scheme))
    graph.add((concept, SKOS.topConceptOf, scheme))
    graph.add((scheme, SKOS.hasTopConcept, concept))
    graph.add((concept, SKOS.prefLabel, _said(card.title)))
    graph.add((concept, SKOS.definition, _said(" ".join(claim.text for claim in found))))
    for claim in found:
        graph.add((concept, ADMS.status, _status(build, claim.status)))
        for source in claim.sources:
            graph.add((concept, DCTERMS.source, _address(build.flow, source)))


def _address(flow: Flow, source: str) -> URIRef:
    return URIRef(flow.sources[source].url)


def _status(build: Build, status: Status) -> URIRef:
    return URIRef(f"{build.site_url}over/bronnen/#status-{status}")


def _said(text: str) -> Literal:
    return Literal(text, lang=LANGUAGE)
