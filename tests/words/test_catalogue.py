"""The catalogue of sentences: nothing missing, every placeholder named, nothing put together from pieces."""

import ast
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "detente"
TEMPLATE = PACKAGE / "locale" / "detente.pot"
RENEW = (ROOT / "babel.cfg").read_text("utf-8").splitlines()[0].removeprefix("# ")
SPEAKING = sorted(
    path for folder in ("words", "cli", "questions", "render") for path in (PACKAGE / folder).rglob("*.py")
)
KEYWORDS = DEFAULT_KEYWORDS | {"message": None, "counted": (1, 2)}  # as in the first line of babel.cfg
Found = set[str | tuple[str, ...]]


def ids(messages: "list[Message] | Catalog") -> Found:
    return {tuple(each.id) if isinstance(each.id, list | tuple) else each.id for each in messages if each.id}


def template() -> Catalog:
    with TEMPLATE.open("rb") as file:
        return read_po(file)


def forms(message: Message) -> tuple[str, ...]:
    return tuple(message.id) if isinstance(message.id, list | tuple) else (message.id,)


def placeholders(sentence: str) -> set[str | None]:
    return {name for _text, name, _spec, _conversion in Formatter().parse(sentence) if name is not None}


MESSAGES = [message for message in template() if message.id]

REFUSED = {"probability", "probable", "actor", "player", "strategy", "utility", "outcome"}
OF_FORECASTS = (
    "bargaining",
    "charts/history",
    "cli/score.py",
    "errors/question_codes.py",
    "errors/sheet_codes.py",
    "errors/table_codes.py",
    "words/backtest.py",
    "words/forecast.py",
    "words/questions",
)
"""Where an outcome is what an issue was settled at, a probability is checked, and a utility is a model's name."""
KEPT_FOR_FORECASTS = {"probability", "outcome", "utility"}


def test_the_template_is_not_stale() -> None:
    with (ROOT / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    found: Found = set()
    for _file, _line, message, _comments, _context in extract_from_dir(PACKAGE, methods, options, KEYWORDS):
        found.add(message if isinstance(message, str) else tuple(message))
    assert ids(template()) == found, f"renew it: {RENEW}"


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: forms(message)[0][:40])
def test_placeholders_have_names(message: Message) -> None:
    one, many = forms(message)[0], forms(message)[-1]
    assert all(name is not None and name.isidentifier() for name in placeholders(one) | placeholders(many))
    assert placeholders(one) <= placeholders(many), "the plural says less than the singular"


def test_words_that_mean_something_else_are_avoided() -> None:
    with (ROOT / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    wrong = []
    for file_name, _line, message, _comments, _context in extract_from_dir(PACKAGE, methods, options, KEYWORDS):
        sentence = message if isinstance(message, str) else " ".join(filter(None, message))
        words = {word.strip("().,:;“”\"'").lower() for word in sentence.split()}
        kept = KEPT_FOR_FORECASTS if file_name.startswith(OF_FORECASTS) else set()
        wrong += [(file_name, sentence)] if words & (REFUSED - kept) else []
    assert wrong == []


def is_spoken(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("_", "ngettext", "N_", "message", "counted")
    )


@pytest.mark.parametrize("path", SPEAKING, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_sentences_are_whole(path: Path) -> None:
    wrong = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if (
            isinstance(node, ast.BinOp)
            and isinstance(node.op, ast.Add)
            and (is_spoken(node.left) or is_spoken(node.right))
        ):
            wrong.append(f"line {node.lineno}: a sentence is added to something")
        if isinstance(node, ast.Call) and is_spoken(node):
            pieces = [each for each in node.args if isinstance(each, ast.JoinedStr | ast.BinOp)]
            wrong += [f"line {each.lineno}: a sentence is put together before it is translated" for each in pieces]
    assert wrong == []


@pytest.mark.parametrize("path", sorted((PACKAGE / "words").rglob("*.py")), ids=lambda path: path.stem)
def test_no_letters_stand_between_sentences(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    formats = {id(node.format_spec) for node in ast.walk(tree) if isinstance(node, ast.FormattedValue)}
    pieces = [
        piece.value
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr) and id(node) not in formats
        for piece in node.values
        if isinstance(piece, ast.Constant) and isinstance(piece.value, str)
    ]
    assert not any(letter.isalpha() for piece in pieces for letter in piece)
