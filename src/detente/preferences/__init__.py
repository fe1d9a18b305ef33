"""How a party's wishes are written down: one module per form."""

from detente.model.scenario import Wishes
from detente.model.states import States
from detente.preferences import pairs, payoffs, ranking, statements, weights
from detente.preferences.form import Form
from detente.preferences.relation import Relation

FORMS: tuple[Form, ...] = (statements.FORM, ranking.FORM, weights.FORM, payoffs.FORM, pairs.FORM)


def form_of(wishes: Wishes) -> Form:
    """The form that a preference list is written in."""
    return next(form for form in FORMS if isinstance(wishes, form.value))


def relation_of(wishes: Wishes, states: States) -> Relation:
    """The order of the feasible states that a preference list gives."""
    form = form_of(wishes)
    return form.relation(wishes, states)


__all__ = ["FORMS", "Form", "form_of", "relation_of"]
