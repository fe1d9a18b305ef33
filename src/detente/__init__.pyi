"""Types of the public names; `__init__.py` loads each when it is first used."""

from detente.analyses.brief import Brief as Brief
from detente.analyses.brief import brief as brief
from detente.analyses.clauses import ClauseAnswer as ClauseAnswer
from detente.analyses.clauses import clauses as clauses
from detente.analyses.guarantors import GuarantorAnswer as GuarantorAnswer
from detente.analyses.guarantors import guarantors as guarantors
from detente.analyses.preflight import preflight as preflight
from detente.analyses.setting import Setting as Setting
from detente.analyses.setting import UnknownSetting as UnknownSetting
from detente.analyses.setting import any_setting_of as any_setting_of
from detente.analyses.setting import row_of as row_of
from detente.analyses.setting import setting_of as setting_of
from detente.analyses.stability import StabilityAnswer as StabilityAnswer
from detente.analyses.stability import Standing as Standing
from detente.analyses.stability import stability as stability
from detente.analyses.unknown import UnknownAnswer as UnknownAnswer
from detente.analyses.unknown import unknown as unknown
from detente.analyses.why import why as why
from detente.errors import DetenteError as DetenteError
from detente.errors import InputError as InputError
from detente.errors import LimitReached as LimitReached
from detente.errors import Place as Place
from detente.errors import Problem as Problem
from detente.errors import Unanswerable as Unanswerable
from detente.files.read import Reading as Reading
from detente.files.read import read as read
from detente.model.scenario import Scenario as Scenario

__version__: str
__all__: list[str]
