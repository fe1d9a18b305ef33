"""Answers on kept runs as JSON data."""

from collections.abc import Sequence
from typing import Any

from detente.analyses.runs.compare import ChangedNumber, Comparison
from detente.analyses.runs.differences import Changed
from detente.analyses.runs.draws import Draws
from detente.analyses.runs.kept import Listed, Shown
from detente.store.pruning import Pruned
from detente.store.run import Run


def run_document(run: Run) -> dict[str, Any]:
    """What a run is of and how far it is."""
    return {
        "id": run.id,
        "kind": run.kind,
        "scenario": run.scenario,
        "hash": run.hash,
        "version": run.version,
        "seed": run.seed,
        "created": run.created,
        "touched": run.touched,
        "batches": run.batches,
        "done": run.done,
        "status": run.status,
        "files": list(run.files),
        "size": run.size,
    }


def list_document(found: Listed) -> dict[str, Any]:
    """The runs of a store."""
    return {"store": found.folder, "runs": [run_document(run) for run in found.runs]}


def show_document(found: Shown) -> dict[str, Any]:
    """A run with its settings and its answer."""
    return {**run_document(found.run), "settings": dict(found.run.settings), "answer": found.answer}


def compare_document(found: Comparison) -> dict[str, Any]:
    """How two runs differ."""
    return {
        "first": run_document(found.first),
        "second": run_document(found.second),
        "facts": _changes(found.facts),
        "settings": _changes(found.settings),
        "files": None if found.files is None else _changes(found.files),
        "numbers": None if found.numbers is None else [_number(each) for each in found.numbers],
        "agree": found.agree,
    }


def _changes(found: Sequence[Changed]) -> list[dict[str, Any]]:
    return [{"path": each.path, "first": each.before, "second": each.after} for each in found]


def _number(each: ChangedNumber) -> dict[str, Any]:
    return {
        "path": each.path,
        "first": each.before,
        "second": each.after,
        "first_interval": each.before_interval,
        "second_interval": each.after_interval,
        "apart": each.apart,
    }


def export_document(draws: Draws, to: str, written: str) -> dict[str, Any]:
    """What was exported."""
    return {
        "run": draws.run.id,
        "to": to,
        "written": written,
        "columns": list(draws.columns),
        "draws": len(draws.values),
        "missing": draws.planned - len(draws.values),
    }


def prune_document(found: Pruned, dry: bool) -> dict[str, Any]:
    """What went, or would go."""
    return {
        "dry_run": dry,
        "runs": [run.id for run in found.runs],
        "spared": [run.id for run in found.spared],
        "objects": found.objects,
        "leftovers": found.leftovers,
        "size": found.size,
    }
