"""For every code that reading a file can give: a change of `base.yaml` that gives it, and the text it points at."""

from pathlib import Path
from typing import NamedTuple

BASE = (Path(__file__).parent / "base.yaml").read_text("utf-8")


class Snippet(NamedTuple):
    """Replace `old` by `new` in the base file and get `code` at the text `at` (not checked if empty)."""

    code: str
    old: str
    new: str
    at: str = ""

    @property
    def text(self) -> str:
        """The base file with the change."""
        assert BASE.count(self.old) >= 1, self.old
        return BASE.replace(self.old, self.new, 1)


EVERYTHING = BASE
POSITIONS = BASE[BASE.index("positions:") : BASE.index("    source: talks\nquestions")]
LOANS_TO_GOAL = BASE[BASE.index("raise: all, source: talks}") : BASE.index("{FLOW: 2}}")] + "{FLOW: 2}}"
FIXED_LOANS_AS_GOAL = LOANS_TO_GOAL.replace("raise: all", "up: 0, raise: all", 1).replace(
    "{FLOW: 2}}", "{LOANS: 1}}", 1
)
AGAIN = """answered: {DRY: no}, source: talks}
  - {date: 2031-09-02, what: dry, answered: {DRY: yes}, source: talks}"""
EXCLUDING = """likely: {uma/open: 0, uma/tough: 1}, source: talks}
  - {date: 2030-11-05, what: kept, by: uma, likely: {uma/open: 1, uma/tough: 0}"""
NINES = "9" * 30


def many_options(count: int) -> str:
    """A scenario with so many options."""
    head = "detente: 1\nid: x\ntitle: x\nparties: {a: {}}\npreferences: {a: [O1]}\noptions:\n"
    return head + "".join(f"  O{k}: {{party: a}}\n" for k in range(count))


YAML = (
    Snippet("E106", EVERYTHING, "# nothing\n"),
    Snippet("E106", EVERYTHING, "\n"),
    Snippet("E107", "river", "ri\x07ver", "\x07"),
    Snippet("E108", EVERYTHING, "- detente: 1\n", "- d"),
    Snippet("E110", "id: river", "id: [river", ": {en"),
    Snippet("E111", "  talks: {title", "\ttalks: {title", "\ttalks"),
    Snippet("E112", "about: Two", "about: " + "[" * 25 + "Two", "[[[[[[Two"),
    Snippet("E113", "about: Two", "about: [" + "a," * 100_001 + "]\n#"),
    Snippet("E114", "id: river", "id: &river river", "&river"),
    Snippet("E115", "id: river", "id: *river", "*river"),
    Snippet("E116", "id: river", "id: !!str river", "!!str"),
    Snippet("E117", "lakes: {}", "lakes: {<<: {}}", "<<: {}"),
    Snippet("E118", "id: river", "---\nid: river", "---"),
    Snippet("E119", "id: river", "id: river\nid: other", "id: other"),
    Snippet("E120", "weight: 3}", "weight: .nan}", ".nan"),
    Snippet("E120", "weight: 3}", "weight: 1e999..2e999}", "1e999.."),
    Snippet("E121", "weight: 3}", f"weight: {NINES}}}", NINES),
    Snippet("E122", "  lakes: {}", "  ? [lakes]\n  : {}", "[lakes]"),
    Snippet("E123", "  lakes: {}", "  lakes\u200f: {}", "lakes\u200f"),
    Snippet("E123", "- not BREACH", "- not \u202eBREACH", "not \u202e"),
)

STRUCTURE = (
    Snippet("E201", "now: yes,", "nwo: yes,", "nwo"),
    Snippet("E202", "PAY: {party: dala,", "PAY: {", "PAY: { source"),
    Snippet("E202", "id: river\n", ""),
    Snippet("E203", "name: signs", "name: 12", "12"),
    Snippet("E204", "on: [SHARE, PAY]", "on: SHARE", "SHARE, off"),
    Snippet("E205", "lakes: {}", "lakes: bank", "bank"),
    Snippet("E206", "may_shift: 1", "may_shift: 1.5", "1.5"),
    Snippet("E206", "now: {FILL: no, FLOW: 1}", "now: {FLOW: yes}", "yes}"),
    Snippet("E207", "weight: 3}", "weight: 80%}", "80%"),
    Snippet("E207", "weight: 3}", 'weight: "0,8"}', '"0,8"'),
    Snippet("E208", "5..6..8", "8..6..5", "8..6..5"),
    Snippet("E209", "source: talks}\n  FILL", "source: 3}\n  FILL", "3}"),
    Snippet("E209", "by: uma", "by: 3", "3, likely"),
    Snippet("E210", "lakes: {}", "lakes: {confidence: sure}", "sure"),
    Snippet("E210", "raise: all", "raise: most", "most"),
    Snippet("E211", "now: yes", "now: true", "true"),
    Snippet("E211", "reversible: no", "reversible: off", "off"),
    Snippet("E211", "now: {FILL: yes}", "now: {FILL: 1}", "1}, source"),
    Snippet("E212", "detente: 1", "detente: 2", "2"),
    Snippet("E213", "id: river", "id: 'the river'", "'the river'"),
    Snippet("E213", "tables: {bilateral", "tables: {bi lateral", "bi lateral"),
    Snippet("E214", "CALM: {is", "CA-LM: {is", "CA-LM"),
    Snippet("E215", "CALM: {is", "Rest: {is", "Rest"),
    Snippet("E216", "CALM: {is", "deal: {is", "deal: {on"),
    Snippet("W243", "lakes: {}", "lakes: {name: DALA }", "{name: DALA"),
    Snippet("W217", "CALM: {is", "breach: {is", "breach: {is"),
    Snippet("E218", "  bare: {on", "  YNY: {on: [SHARE]}\n  bare: {on", "YNY: {on"),
    Snippet("E220", "SHARE: {party: uma", "SHARE: {party: umma", "umma"),
    Snippet("E221", "uma/tough: 0.7", "uma/tuff: 0.7", "uma/tuff"),
    Snippet("E222", "on: [SHARE, PAY], off", "on: [SHARE, PAID], off", "PAID"),
    Snippet("E223", "party: lakes, source: talks", "party: lakes, source: talk", "talk}"),
    Snippet("E224", "{to: {FLOW: 2}", "{to: {FLOOW: 2}", "FLOOW"),
    Snippet("E225", "settled: {release", "settled: {relaese", "relaese"),
    Snippet("E226", "now: {FILL: yes}", "now: {FULL: yes}", "FULL"),
    Snippet("E227", "bilateral: [uma, dala]", "bilateral: [uma, uma]", "uma]}"),
    Snippet("E228", "bilateral: [uma, dala]", "bilateral: []", "bilateral"),
    Snippet("E229", "date: 2031-03-01", "date: 2031-02-30", "2031-02-30"),
    Snippet("E229", "date: 2031-01}", "date: January}", "January"),
    Snippet("E230", "  lakes: {}", "  lakes: {}\n  extra: {}", "extra"),
    Snippet("E231", "salience: 0.95", "salience: 9.5", "9.5"),
    Snippet("E231", "all: 0.85", "all: 1", "1, uma"),
    Snippet("E231", "dala: {value: 30", "dala: {value: -30", "-30"),
    Snippet("E231", "seen_after: 1", "seen_after: 0", "0, source"),
    Snippet("E231", "uma/open: 0.9", "uma/open: 1.9", "1.9"),
    Snippet("E232", "tough: rest", "tough: {value: 0.1, source: envoy}", "types"),
    Snippet("E233", "tough: rest", "tough: rest, odd: rest", "rest}}"),
    Snippet("W240", "PAY: {party: dala, source: talks}", "PAY: {party: dala}", "PAY: {party"),
    Snippet("W241", "  envoy:", "  nobody: {title: Unread}\n  envoy:", "nobody"),
    Snippet("W242", "uma: {value: 40, source: envoy}", "uma: 40", "economy"),
)

WISHES = (
    Snippet("E301", "  dala@ine:\n", "  lakes@ine: {rankin: [now]}\n  dala@ine:\n", "rankin"),
    Snippet("E301", "  dala@ine:\n", "  lakes@ine: {source: envoy}\n  dala@ine:\n", "lakes@ine"),
    Snippet("E302", "    payoffs: {deal", "    statements: [PAY]\n    payoffs: {deal", "dala@ine"),
    Snippet("E303", "  lakes:\n    source: envoy\n    pairs", "  lakes@x:\n    source: envoy\n    pairs", "lakes: {}"),
    Snippet("E304", "  uma/open:\n", "  uma/open@x:\n", "open: {value"),
    Snippet("E305", "  dala@ine:\n", "  dala@ine@x:\n", "dala@ine@x"),
    Snippet("E306", "believes: {uma: uma/tough}", "believes: {uma: uma/tuff}", "uma/tuff"),
    Snippet("E310", "pairs: [deal > bare, bare > now]", "pairs: []", "[]"),
    Snippet("E311", "may_shift: 1", "may_shift: -1", "-1"),
    Snippet("E320", "ranking: [now, ", "ranking: [now, NYY-, ", "NYY-"),
    Snippet("E320", "refused: deal", "refused: NYYN", "NYYN"),
    Snippet("W321", "ranking: [now, ", "ranking: [now, now, ", "now, [deal"),
    Snippet("E322", "now: 0, rest: -1}", "now: 0}", "dala@ine"),
    Snippet("E323", "(SHARE and not PAY), rest]", "rest, rest]", "rest]"),
    Snippet("E330", "bare > now]", "bare now]", "bare now]"),
    Snippet("E331", "bare > now]", "bare > now, now > deal]", "[deal > bare"),
    Snippet("E340", "believes: {uma: uma/tough}", "believes: {dala: dala}", "dala: dala"),
    Snippet("E341", "unaware: [BACK]", "unaware: [PAY]", "PAY], source"),
    Snippet("E342", "infeasible: [PAY]", "infeasible: [FILL]", "FILL], source"),
)

CONFLICT = (
    Snippet("E401", "- not BREACH", "- not BREACH !", "!"),
    Snippet("E401", "when: PAY and FILL", "when: PAY FILL", "FILL, source"),
    Snippet("E402", "- not BREACH", "- FILL -> SHARE -> PAY", "-> PAY"),
    Snippet("E403", "- not BREACH", "- not BREECH", "BREECH"),
    Snippet("E403", "- not BREACH", '- "not BREECH"', "BREECH"),
    Snippet("E404", "BREACH: SHARE and FILL", "BREACH: not CALM and BREACH", "not CALM and BREACH"),
    Snippet("E405", "- not BREACH", f"- {'not ' * 500}BREACH", "not not"),
    Snippet("E406", "- not BREACH", "- FILL AND BREACH", "AND"),
    Snippet("E407", "- not BREACH", "- FILL and (BREACH", "\n"),
    Snippet("E410", "YN--", "YN-", "YN-,"),
    Snippet("E411", "[deal, bare]", "[deal, bear]", "bear]"),
    Snippet("E412", "refused: deal", "refused: rest", "rest, source"),
    Snippet("E413", "as: NNNY", "as: NN-Y", "NN-Y"),
    Snippet("E420", EVERYTHING, many_options(70), "options"),
    Snippet("W934", EVERYTHING, many_options(30), "options"),
    Snippet("E421", "when: PAY and FILL", "when: FILL", "options"),
    Snippet("E422", "when: PAY and FILL", "when: FILL or not FILL", "infeasible:\n"),
    Snippet("E423", "deal: {on: [SHARE, PAY, BACK], off: [FILL]}", "deal: {on: [PAY]}", "deal: {on: [PAY]}"),
    Snippet(
        "E424",
        "as: NNNY, source: talks}",
        "as: NNNY, source: talks}\n  - {when: BACK, as: NNNY, source: talks}",
        "BACK, as",
    ),
    Snippet("E425", "as: NNNY", "as: NYYY", "NYYY"),
    Snippet("E426", "as: NNNY", "as: now", "now, source"),
    Snippet("E350", "ranking: [now, [deal", 'ranking: [">>", now, [deal', '">>"'),
    Snippet("E350", "ranking: [now, [deal", 'ranking: [now, ">>", ">", [deal', '">", [deal'),
    Snippet("E351", "  lakes: {}\n", "  lakes: {}\n  sea: {}\nattitudes: {uma: {sea: negative}}\n", "sea: negative"),
    Snippet("E431", "{bilateral: [uma, dala]}", "{bilateral: [uma, dala]}\ncoalitions: {allies: [uma]}", "allies"),
    Snippet(
        "E432",
        "{bilateral: [uma, dala]}",
        "{bilateral: [uma, dala]}\ncoalitions: {allies: [uma, dala], friends: [lakes, dala]}",
        "dala]}\n",
    ),
    Snippet("E433", "  lakes: {}\n", "  lakes: {}\n  sea: {}\ncoalitions: {allies: [uma, sea]}\n", "sea]}\n"),
    Snippet("E427", "bare: {on: [SHARE, PAY], off: [FILL]}", "bare: {on: [SHARE], off: [SHARE, FILL]}", "SHARE, FILL"),
)

AGREEMENT = (
    Snippet("E240", "weight: 3}", "weight: 1e31}", "1e31"),
    Snippet("E240", "relief*2", "relief*1e-31", "1e-31"),
    Snippet("E241", "relief*2", "relief*1e30*1e30", "relief"),
    Snippet("E231", "power: {value: 5..6..8,", "power: {value: 5..6..8, kind: share,", "5..6..8"),
    Snippet("E210", "power: {value: 5..6..8,", "power: {value: 5..6..8, kind: part,", "part"),
    Snippet("E207", "power: {value: 5..6..8,", "power: {value: 5..6..8, low: 1..2,", "1..2"),
    Snippet("E242", "power: {value: 5..6..8,", "power: {value: 5..6..8, low: 9, high: 3,", "{value"),
    Snippet("E501", "relief*2", "relief^2", "^2"),
    Snippet("E501", "relief*2", "2..3", ".3"),
    Snippet("E502", "relief*2", "2*releif", "releif"),
    Snippet("E503", "relief*2", "2/relief", "/relief"),
    Snippet("E504", "relief*2", "2*worth", "2*worth"),
    Snippet("E505", "relief*2", "-" * 500 + "relief", "---"),
    Snippet("E506", "cost: power", "cost: worth", "worth, protects"),
    Snippet("E507", "relief*2", "relief*", "\n"),
    Snippet("E510", "CASH: {party: dala, levels: 2", "CASH: {party: dala, levels: 0", "0, source"),
    Snippet("E511", "goal: {state: deal, levels: {FLOW: 2}}", "goal: {levels: {FLOW: 3}}", "3}}"),
    Snippet("E512", "raise: all", "raise: 3", "3, source"),
    Snippet("E511", "in_deal: no", "in_deal: 2", "2, source"),
    Snippet("E211", "in_deal: no", "in_deal: stops", "stops, source"),
    Snippet("E513", "in_deal: no", "in_deal: no, raise: all", "raise: all, source"),
    Snippet("E514", "in_deal: no", "now: 1, down: 0, in_deal: 0", "0, source"),
    Snippet("E514", "in_deal: no", "now: 0, up: 0, in_deal: 1", "1, source"),
    Snippet("E520", "against: {uma: {penalty", "against: {lakes: {}, uma: {penalty", "lakes: {}, uma"),
    Snippet("E521", "option: BACK", "option: FILL", "FILL\n"),
    Snippet("E522", "{to: {FLOW: 2}, months: 12}", "{to: {FLOW: 2}}", "{to: {FLOW: 2}}"),
    Snippet("E530", "    guarantors: [lakes]\n", "", "phased"),
    Snippet("E531", "guarantors: [lakes]", "guarantors: [dala]", "dala]"),
    Snippet(
        "E532",
        "steps:\n      - {to: {FLOW: 1, CASH: 1}, months: 6}\n      - {to: {FLOW: 2}, months: 12}",
        "steps: []",
        "steps",
    ),
    Snippet("E533", "{to: {FLOW: 1, CASH: 1}", "{to: {FLOW: 2, CASH: 1}", "2, CASH"),
    Snippet(
        "E550",
        """seen_after: 1, source: envoy}
discount: {per: year, all: 0.85, uma/tough: 0.7, source: envoy}
roadmaps:
  phased:
    guarantors: [lakes]
    steps:
      - {to: {FLOW: 1, CASH: 1}, months: 6}""",
        """seen_after: {months: 2}, source: envoy}
discount: {per: step, all: 0.85, uma/tough: 0.7, source: envoy}
roadmaps:
  phased:
    guarantors: [lakes]
    steps:
      - {to: {FLOW: 1, CASH: 1}}""",
        "{to: {FLOW: 1, CASH: 1}}",
    ),
    Snippet("E551", "seen_after: 1", "seen_after: {months: 2, steps: 1}", "{months: 2, steps"),
    Snippet("E231", "seen_after: 1", "seen_after: {months: 0}", "0}, source"),
    Snippet("E231", "seen_after: 1", "seen_after: 61", "61, source"),
    Snippet("E534", "{to: {FLOW: 2}", "{to: {GATES: 1}", "1}, months"),
    Snippet("E540", "cover: {lakes: 0.5}", "cover: {dala: 0.5}", "0.5}, source"),
    Snippet("E535", LOANS_TO_GOAL, FIXED_LOANS_AS_GOAL, "1}}"),
)

REST = (
    Snippet("E770", "asks: [roadmaps.phased.holds", "asks: [roadmaps phased", "roadmaps phased"),
    Snippet("E770", "economy.mean > 50", "economy.mean >= 50", "issues.release.economy.mean >= 50"),
    Snippet("E771", "asks: [roadmaps.phased.holds, issues.release.economy.mean > 50]", "asks: []", "paid"),
    Snippet("E776", "\nclaims:", "\nheadline: nothing\nclaims:", "nothing"),
    Snippet("E601", "scale: 0..100", "scale: 0-100", "0-100"),
    Snippet("E602", "position: 80", "position: 180", "180"),
    Snippet("E602", "settled: {release: 35}", "settled: {release: 350}", "350"),
    Snippet("E603", "marks: {0: nothing", "marks: {none: nothing", "none: nothing"),
    Snippet("E604", POSITIONS, "positions: {}\n", "release"),
    Snippet("E673", "    scale: 0..100\n", "    scale: 0..100\n    domain: eu-legislatoin\n", "eu-legislatoin"),
    Snippet("E605", ", dala: {value: 30, source: envoy}", "", "economy"),
    Snippet("E990", "dala: {position: 80, salience: 0.95}", "dala@ine: {position: 80}", "dala@ine"),
    Snippet("E991", "dala: {position: 80, salience: 0.95}", "dala@ine@bo: {position: 80}", "dala@ine@bo"),
    Snippet("E991", "dala: {position: 80, salience: 0.95}", "dala@: {position: 80}", "dala@"),
    Snippet("E220", "dala: {position: 80, salience: 0.95}", "dalla@ine: {position: 80}", "dalla@ine"),
    Snippet("E215", "dala: {position: 80, salience: 0.95}", "uma@rest: {position: 80}", "uma@rest"),
    Snippet("E202", "dala: {position: 80, salience: 0.95}", "dala: {position: 80}", "dala: {position"),
    Snippet("E602", "dala: {position: 80, salience: 0.95}", "uma@ine: {position: 180}", "180"),
    Snippet("W935", "dala: {position: 80,", "uma@ine: {salience: 0.9}\n      dala: {position: 80,", "uma@ine"),
    Snippet(
        "W217",
        "dala: {position: 80,",
        "uma@ine: {salience: 0.8}\n      uma@Ine: {salience: 0.7}\n      dala: {position: 80,",
        "uma@Ine",
    ),
    Snippet("E701", "now: {FILL: yes}", "now: {FILL: no}", "no}, source"),
    Snippet("E702", "uma/open: 0.9", "uma: 0.9", "uma: 0.9"),
    Snippet("E735", "likely: {uma/open: 0.9}", EXCLUDING, "uma/open: 1, uma/tough: 0"),
    Snippet("E736", "uma/open: 0.9", "uma/open: 0, uma/tough: 0", "uma/open: 0, uma/tough: 0"),
    Snippet("E737", "uma/open: 0.9", "uma/tough: 0", "uma/tough: 0"),
    Snippet("W735", "uma/open: 0.9", "uma/open: 0, uma/tough: 0.5", "open: {value: 0.4"),
    Snippet("W735", "value: 0.4..0.6..0.8", "value: 0", "open: {value: 0"),
)

VARIANTS = (
    Snippet("E234", "without: [blocked,", "without: [blokced,", "blokced"),
    Snippet("E234", "without: [blocked,", "without: [blocked.2,", "blocked.2"),
    Snippet("E234", "without: [blocked,", "without: [blocked.1.party.name,", "blocked.1.party"),
    Snippet("E234", "without: [blocked,", "without: [states.bare.of,", "states.bare.of"),
    Snippet("E235", "without: [blocked,", "without: [parties.dala,", "open_bank"),
    Snippet("E235", "without: [blocked,", "without: [sources, title,", "open_bank"),
    Snippet(
        "E237",
        BASE[BASE.index("    set: {numbers") : BASE.index("title.ar]\n")] + "title.ar]\n",
        "",
        "open_bank",
    ),
    Snippet("E238", "asks: [roadmaps.phased.holds]\n    set", "asks: []\n    set", "open_bank"),
    Snippet("E201", "without: [blocked,", "wihtout: [blocked,", "wihtout"),
    Snippet("E770", "asks: [roadmaps.phased.holds]\n    set", "asks: [roadmaps holds]\n    set", "roadmaps holds"),
    Snippet("E207", "numbers.power: 7", "numbers.power: much", "much"),
    Snippet("E403", "wants: not FILL}", "wants: not FELL}", "FELL"),
    Snippet("E802", "numbers.power: 7", "number.power: 7", "number.power"),
    Snippet("E803", "statements.2.wants", "statements.9.wants", "preferences.uma/open.statements.9"),
    Snippet("E223", "title.ar]\n    source: talks", "title.ar]\n    source: walks", "walks"),
    Snippet("E236", "joins: phased", "joins: phasd", "phasd"),
    Snippet("E403", "broken: BREACH", "broken: BREAHC", "BREAHC"),
)

ASKED = "roadmaps.phased.holds, issues"
QUESTIONS = (
    Snippet("E756", ASKED, "guarantors fazed against uma, issues", "guarantors fazed"),
    Snippet("E758", ASKED, "guarantors phased against uma with lakes+dala, issues", "guarantors phased"),
    Snippet("E220", ASKED, "guarantors phased against umma with none, issues", "guarantors phased"),
    Snippet("E229", "until: 2031-12-31", "until: soon", "soon"),
    Snippet("E231", "cases: 20", "cases: 0", "0, happened"),
    Snippet("E231", "ratio: 1..2..3", "ratio: 0..2..3", "0..2..3"),
    Snippet("E202", "class: {name: years, ", "class: {"),
    Snippet("E610", "until: 2031-12-31", "until: 2031-03-01", "2031-03-01"),
    Snippet("E611", "happened: 2..3..4", "happened: 2..3..40", "2..3..40"),
    Snippet("E613", "answered: {DRY", "answered: {DRYY", "DRYY"),
    Snippet("E211", "answered: {DRY: no}", "answered: {DRY: maybe}", "maybe"),
    Snippet("E614", "now: {FILL: yes}, source", "now: {FILL: yes}, answered: {DRY: no}, source", "DRY: no}, source"),
    Snippet("E615", "answered: {DRY: no}, source: talks}", AGAIN, "DRY: yes"),
    Snippet("E620", "offers: BACK", "offers: FILL", "FILL, against"),
    Snippet("E222", "offers: BACK", "offers: BAKC", "BAKC, against"),
    Snippet("E220", "backing: {by: lakes", "backing: {by: sea", "sea, offers"),
    Snippet("E621", "against: uma, prestige", "prestige", "backing"),
    Snippet("E622", "against: uma, prestige", "against: dala, prestige", "dala, prestige"),
    Snippet("E231", "called: 0.2", "called: 1.2", "1.2, source"),
    Snippet("E502", "called: 0.2", "called: powre", "powre"),
    Snippet("E506", "called: 0.2", "called: worth", "worth, source"),
)

SNIPPETS = (*YAML, *STRUCTURE, *WISHES, *CONFLICT, *AGREEMENT, *REST, *VARIANTS, *QUESTIONS)
