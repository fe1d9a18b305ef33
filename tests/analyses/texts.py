"""Small scenarios as text: a base, with sections replaced or added."""

BASE = {
    "parties": "{a: {name: Ay}, b: {name: Bee}}",
    "options": "{X: {party: a, name: helps}, Y: {party: b, name: pays}}",
    "preferences": "{a: [Y, not X], b: [X, not Y]}",
}


def scenario_text(**sections: str) -> str:
    """A scenario file with the given sections in flow style instead of the base's."""
    body = "\n".join(f"{key}: {value}" for key, value in {**BASE, **sections}.items())
    return f"detente: 1\nid: small\ntitle: Small\n{body}\n"
