"""Every code that a problem can carry."""

from detente.errors.analysis_codes import ANALYSIS_CODES
from detente.errors.claim_codes import CLAIM_CODES, CLAIM_FILE_CODES
from detente.errors.code import DID_YOU_MEAN, MORE, N_, Code
from detente.errors.event_codes import EVENT_CODES
from detente.errors.expert_codes import DRIVER_CODES, EXPERT_CODES
from detente.errors.graph_codes import GRAPH_CODES
from detente.errors.peer_codes import PEER_CODES
from detente.errors.question_codes import QUESTION_CODES, SCORE_CODES
from detente.errors.reading_codes import READING_CODES
from detente.errors.regard_codes import REGARD_CODES
from detente.errors.running_codes import RUNNING_CODES
from detente.errors.section_codes import SECTION_CODES
from detente.errors.sheet_codes import SHEET_CODES
from detente.errors.store_codes import STORE_CODES
from detente.errors.sweep_codes import SWEEP_CODES
from detente.errors.table_codes import TABLE_CODES

FILE_CODES: dict[str, Code] = {
    **READING_CODES,
    **SECTION_CODES,
    **REGARD_CODES,
    **EVENT_CODES,
    **QUESTION_CODES,
    **EXPERT_CODES,
    **CLAIM_FILE_CODES,
}
CODES: dict[str, Code] = {
    **FILE_CODES,
    **PEER_CODES,
    **STORE_CODES,
    **RUNNING_CODES,
    **ANALYSIS_CODES,
    **GRAPH_CODES,
    **TABLE_CODES,
    **SHEET_CODES,
    **SCORE_CODES,
    **DRIVER_CODES,
    **SWEEP_CODES,
    **CLAIM_CODES,
}

__all__ = ["CODES", "DID_YOU_MEAN", "FILE_CODES", "MORE", "N_", "Code"]
