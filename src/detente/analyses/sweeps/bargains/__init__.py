"""What a sweep can ask of deals and of bargaining: one module each, listed here and nowhere else."""

from detente.analyses.sweeps.bargains import backing, credibility, issues, patience, patrons, roadmaps
from detente.analyses.sweeps.subject import Subject

BARGAIN_SUBJECTS: tuple[Subject, ...] = (
    roadmaps.SUBJECT,
    backing.SUBJECT,
    patience.SUBJECT,
    credibility.SUBJECT,
    issues.SUBJECT,
    patrons.SUBJECT,
)

__all__ = ["BARGAIN_SUBJECTS"]
