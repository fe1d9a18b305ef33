"""What one party's wishes can do for another's verdict, against every order that it could have."""

from detente.graph.needs.credible import hopeless, sure_without
from detente.graph.needs.demand import ASKED
from detente.graph.stability import concept_named
from tests.graph.needs.test_demand import shown_codes, small_models, strict_orders, twin_with


def test_what_holds_whatever_a_party_wants_and_what_never_does() -> None:
    sure = never = open_ = 0
    for k, model in enumerate(small_models(3, 300, 5, "credible")):
        party, other = k % 3, (k + 1) % 3
        id, judged = model.game.parties[party], model.game.parties[other]
        row = int(model.states.shown[k % model.states.count])
        code = int(model.states.codes[row])
        for name in ASKED if k < 30 else ("seq",):
            concept = concept_named(name)
            orders = strict_orders(shown_codes(model))
            verdicts = {twin_with(model, {id: order}).stable(name, judged, code) for order in orders}
            certain = sure_without(model.game, party, other, row, concept)
            lost = hopeless(model.game, party, other, row, concept)
            if certain:
                assert verdicts == {True}
            if lost is not None:
                assert verdicts == {False}
                assert lost.party == other
                assert int(model.states.codes[lost.to]) in model.twin.improvements(judged, code)
            if len(verdicts) == 2:
                assert not certain
                assert lost is None
                open_ += 1
            sure += certain
            never += lost is not None
    assert min(sure, never, open_) >= 5
