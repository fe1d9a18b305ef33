"""Every stability concept has a page of theory, which names its source and says what it implies."""

import re
from pathlib import Path

import pytest

from detente.graph.stability import CONCEPTS, IMPLICATIONS, Concept

DOCS = Path(__file__).parents[2] / "docs"
THEORY = DOCS / "theory"
EVERY_CONCEPT = pytest.mark.parametrize("concept", CONCEPTS, ids=lambda concept: concept.name)


def page(concept: Concept) -> str:
    return (THEORY / "concepts" / f"{concept.name}.md").read_text("utf-8")


def bibliography() -> set[str]:
    text = (DOCS / "references.bib").read_text("utf-8")
    return set(re.findall(r"^@\w+\{\s*([^,\s]+)\s*,", text, re.MULTILINE))


@EVERY_CONCEPT
def test_a_concept_has_a_page_with_definition_source_and_example(concept: Concept) -> None:
    text = page(concept)
    assert concept.title.casefold() in text.splitlines()[0].casefold()
    assert f"`{concept.source}`" in text, "the page has to name the source that the code names"
    assert re.search(r"^> ", text, re.MULTILINE), "the definition, set apart"
    assert re.search(r"^## Example", text, re.MULTILINE)


def test_no_page_is_about_a_concept_that_is_gone() -> None:
    assert {path.stem for path in (THEORY / "concepts").glob("*.md")} == {concept.name for concept in CONCEPTS}


@EVERY_CONCEPT
def test_the_overview_leads_to_every_concept(concept: Concept) -> None:
    assert f"(concepts/{concept.name}.md)" in (THEORY / "graph-model.md").read_text("utf-8")


def test_the_glossary_tells_every_implication() -> None:
    glossary = (DOCS / "glossary.md").read_text("utf-8")
    (sentence,) = re.findall(r"^Nash implies .*$", glossary, re.MULTILINE)
    for concept in {concept for pair in IMPLICATIONS for concept in pair}:
        assert concept.name.casefold() in sentence.casefold()


@pytest.mark.parametrize("path", sorted(THEORY.rglob("*.md")), ids=lambda path: path.stem)
def test_links_lead_somewhere_and_keys_are_in_the_bibliography(path: Path) -> None:
    text = path.read_text("utf-8")
    for link in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (path.parent / link).resolve().is_file(), link
    for key in re.findall(r"`([a-z]+(?:19|20)\d\d)`", text):
        assert key in bibliography(), key
