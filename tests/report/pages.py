"""A page taken apart: its elements in order, with attributes and text."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"br", "hr", "img", "input", "link", "meta", "path", "rect", "source"}


@dataclass
class Element:
    """An element: its name, attributes and the text inside it, that of its children included."""

    name: str
    attributes: dict[str, str]
    text: str = ""


@dataclass
class Page(HTMLParser):
    """All elements in order of their start; `crossed` are end tags that close something else than the last opened."""

    elements: list[Element] = field(default_factory=list)
    crossed: list[str] = field(default_factory=list)
    open: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.open or self.open[-1].name != tag:
            self.crossed.append(tag)
            return
        self.open.pop()

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data

    def named(self, *names: str) -> list[Element]:
        """Elements of these names, in order."""
        return [element for element in self.elements if element.name in names]

    def with_class(self, name: str) -> list[Element]:
        """Elements of this class, in order."""
        return [element for element in self.elements if name in element.attributes.get("class", "").split()]


def parsed(text: str) -> Page:
    """The page as elements."""
    page = Page()
    page.feed(text)
    page.close()
    return page
