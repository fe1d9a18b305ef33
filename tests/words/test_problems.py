from detente.errors import Place, Problem
from detente.words import problems

UNKNOWN = Problem("E222", Place("a.yaml", 12, 7), {"found": "YNO", "options": "YON", "meant": "YON"})
FIRST = Problem("E106", Place("a.yaml", 2, 1))


def test_a_line_has_place_code_and_sentences() -> None:
    assert problems.line(UNKNOWN) == str(UNKNOWN)
    assert problems.line(UNKNOWN).startswith('a.yaml:12:7 E222 There is no option "YNO".')
    assert problems.line(UNKNOWN).endswith('Did you mean "YON"?')


def test_lines_are_sorted_and_cut() -> None:
    assert [line.split()[1] for line in problems.lines([UNKNOWN, FIRST])] == ["E106", "E222"]
    assert problems.lines([UNKNOWN, FIRST], most=1)[1:] == ("and 1 more problem",)


def test_braces_in_the_input_are_left_alone() -> None:
    odd = Problem("E222", Place("a.yaml", 1, 1), {"found": "{x}", "options": "{0}"})
    assert '"{x}"' in problems.line(odd)


def test_errors_and_warnings_are_counted() -> None:
    assert problems.counts([UNKNOWN, FIRST, Problem("W241", Place(), {"found": "x"})]) == "2 errors, 1 warning."
