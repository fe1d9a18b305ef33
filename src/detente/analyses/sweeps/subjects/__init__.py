"""What a sweep can ask of every draw: one module per subject, listed here and nowhere else."""

from detente.analyses.sweeps.bargains import BARGAIN_SUBJECTS
from detente.analyses.sweeps.subject import Subject
from detente.analyses.sweeps.subjects import equilibria, guarantors, states

SUBJECTS: tuple[Subject, ...] = (
    states.SUBJECT,
    equilibria.SUBJECT,
    guarantors.SUBJECT,
    *BARGAIN_SUBJECTS,
)


def subject_named(name: str) -> Subject:
    """The subject with this name. Raises KeyError if there is none."""
    return {subject.name: subject for subject in SUBJECTS}[name]


__all__ = ["SUBJECTS", "Subject", "subject_named"]
