"""From plain values to the entries of the schema; what does not fit is reported with place and code.

So that one wrong key does not hide what is wrong elsewhere, what does not fit is taken out and the rest is read on.
"""

from collections.abc import Mapping
from copy import deepcopy
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel, Tag, ValidationError
from pydantic_core import ErrorDetails

from detente.files.document.tree import shown
from detente.files.reporter import Reporter
from detente.files.schema import VERSION, ScenarioEntry
from detente.preferences import FORMS
from detente.preferences.entry import SIZES_SAID, Sourced
from detente.preferences.form import Path

CODE_OF = {
    "extra_forbidden": "E201",
    "missing": "E202",
    "string_type": "E203",
    "list_type": "E204",
    "dict_type": "E205",
    "model_type": "E205",
    "model_attributes_type": "E205",
    "int_type": "E206",
    "float_type": "E207",
    "not_a_number": "E207",
    "not_finite": "E120",
    "size": "E240",
    "not_exact": "E343",
    "range_order": "E208",
    "one_or_more": "E209",
    "literal_error": "E210",
    "yes_no": "E211",
    "scale": "E601",
    "votes": "E210",
}
PLACEHOLDERS = {"detente": VERSION, "id": "unnamed", "title": "unnamed"}
VOTES = "all, majority, any, 1, 2, …"
ROUNDS = 10
MOST_PRUNED = 500


def validated(reporter: Reporter) -> ScenarioEntry | None:
    """The file's entries; None if too little is left of them."""
    root = reporter.document.root
    errors = _errors(root)
    for error in errors:
        _report(error, reporter)
    if not errors:
        return ScenarioEntry.model_validate(root)
    if len(errors) > MOST_PRUNED:
        return None
    pruned = deepcopy(root)
    for _ in range(ROUNDS):
        for error in errors:
            _prune(pruned, error)
        errors = _errors(pruned)
        if not errors:
            return ScenarioEntry.model_validate(pruned)
    return None


def _errors(root: Any) -> list[ErrorDetails]:
    try:
        ScenarioEntry.model_validate(root)
    except ValidationError as error:
        return error.errors(include_url=False)
    return []


def _prune(root: Any, error: ErrorDetails) -> None:
    at = _found(root, error["loc"])
    if error["type"] != "missing" or not at:
        while len(at) > 1 and not isinstance(at[-1], str):
            at = at[:-1]
    if not at:
        missing = str(error["loc"][0]) if error["loc"] else ""
        root.update({missing: PLACEHOLDERS[missing]} if missing in PLACEHOLDERS else {})
        return
    while isinstance(at[-1], int):
        at = at[:-1]
    node = root
    for element in at[:-1]:
        node = node[element]
    del node[at[-1]]


def _found(root: Any, loc: Path) -> Path:
    node, walked = root, []
    for element in loc:
        if isinstance(node, Mapping):
            if element not in node:
                break
        elif not (isinstance(node, list) and isinstance(element, int) and element < len(node)):
            continue
        node = node[element]
        walked.append(element)
    return tuple(walked)


def _report(error: ErrorDetails, reporter: Reporter) -> None:
    loc, kind, found = error["loc"], error["type"], error["input"]
    if kind == "union_tag_not_found":
        _report_form(loc, found, reporter)
        return
    if loc[-1] in ("str", "list[str]") and loc[:-1] and reporter.document.found(loc)[-1:] != loc[-1:]:
        reporter.report("E209", loc[:-1], found=shown(found))
        return
    code = "E203" if error.get("ctx", {}).get("class_name") == "TextEntry" else CODE_OF.get(kind, "E203")
    if code == "E201":
        reporter.unknown(code, loc, str(loc[-1]), allowed_keys(loc), key=True)
    elif code == "E202":
        reporter.at_key(code, loc[:-1], missing=str(loc[-1]))
    elif code == "E210":
        expected = error.get("ctx", {}).get("expected", VOTES).replace("'", "").replace(" or ", ", ")
        reporter.unknown(code, loc, shown(found), expected.split(", "))
    else:
        facts = {key: str(value) for key, value in error.get("ctx", {}).items() if key in ("word", *SIZES_SAID)}
        reporter.report(code, loc, found=shown(found), **facts)


def _report_form(loc: Path, found: object, reporter: Reporter) -> None:
    names = [form.name for form in FORMS]
    used = [name for name in names if isinstance(found, Mapping) and name in found]
    if used:
        reporter.at_key("E302", loc, found=", ".join(used))
        return
    keys = [key for key in found if key not in Sourced.model_fields] if isinstance(found, dict) else []
    if keys:
        reporter.unknown("E301", (*loc, keys[0]), keys[0], names, key=True)
    else:
        reporter.at_key("E301", loc, options=", ".join(names))


def allowed_keys(loc: Path) -> list[str]:
    """The keys that the mapping around the last element of a pydantic location may have."""
    hints: list[Any] = [ScenarioEntry]
    for element in loc[:-1]:
        hints = [inner for hint in hints for inner in _inside(hint, element)]
    models = [hint for hint in hints for hint in _members(hint) if _is_model(hint)]
    names = [field.alias or name for model in models for name, field in model.model_fields.items()]
    return sorted(set(names), key=names.index)


def _inside(hint: Any, element: str | int) -> list[Any]:
    members = _members(hint)
    tagged = [member for member in members if element in _tags(member)]
    if tagged:
        return [_bare(member) for member in tagged]
    return [inner for member in members for inner in _inside_member(_bare(member), element)]


def _inside_member(hint: Any, element: str | int) -> list[Any]:
    if _is_model(hint):
        fields = {field.alias or name: field.annotation for name, field in hint.model_fields.items()}
        further = [hint.__annotations__["__pydantic_extra__"]] if hint.model_config.get("extra") == "allow" else []
        return [fields[str(element)]] if element in fields else [get_args(each)[1] for each in further]
    if get_origin(hint) is dict:
        return [get_args(hint)[1]]
    if get_origin(hint) is list:
        return [get_args(hint)[0] if isinstance(element, int) else hint]
    return []


def _members(hint: Any) -> list[Any]:
    """The alternatives of a union, or the hint itself; tags stay on."""
    bare = _bare(hint)
    if get_origin(bare) is not None and get_origin(bare) not in (dict, list, Annotated):
        return [member for member in get_args(bare) if member is not type(None)]
    return [bare if not _tags(hint) else hint]


def _bare(hint: Any) -> Any:
    return get_args(hint)[0] if get_origin(hint) is Annotated else hint


def _tags(hint: Any) -> list[str]:
    return [item.tag for item in get_args(hint)[1:] if isinstance(item, Tag)] if get_origin(hint) is Annotated else []


def _is_model(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, BaseModel)
