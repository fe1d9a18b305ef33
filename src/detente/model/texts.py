"""Texts in the scenario's languages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A text that the scenario's author wrote: English, and Arabic where given."""

    en: str
    ar: str | None = None

    def in_language(self, language: str) -> str:
        """The text in `language` (`en` or `ar`); English where there is no other."""
        return self.ar if language == "ar" and self.ar is not None else self.en
