"""Thousands of mutants through whole commands: `python tests/fuzz/run.py --help`. Resumable; `make test` runs 200.

What was found stands in FOLDER: `done.txt` has the numbers that were run, `found.txt` what was wrong, and
`N.yaml` the mutants that it was wrong with.
"""

import argparse
import os
import random
import sys
import time
import warnings
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from detente.cli.app import DEBUG
from tests.fuzz.commands import FILE, commands, ended
from tests.fuzz.mutants import mutant, sources


def main() -> int:
    """Run the mutants that were not run before; 1 if anything was wrong with any of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where to go on, or to begin")
    parser.add_argument("--mutants", type=int, default=5_000, help="how many in all (5000)")
    parser.add_argument("--every", type=int, default=1, help="of so many processes that share the work …")
    parser.add_argument("--process", type=int, default=0, help="… this is the one with this number, from 0")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="stop after so many seconds")
    asked = parser.parse_args()
    folder = asked.folder.absolute()
    work = folder / f"work-{asked.process}"
    work.mkdir(parents=True, exist_ok=True)
    os.chdir(work)
    os.environ[DEBUG] = "1"
    warnings.simplefilter("error")
    done, found = folder / f"done-{asked.process}.txt", folder / "found.txt"
    before = set(map(int, done.read_text().split())) if done.exists() else set()
    ends = time.monotonic() + asked.seconds
    endings: Counter[int] = Counter()
    from_files = sources()
    for number in range(asked.process, asked.mutants, asked.every):
        if number in before:
            continue
        if time.monotonic() > ends:
            break
        text = mutant(number, from_files)
        Path(FILE).write_text(text, "utf-8")
        for arguments in commands(text, random.Random(number)):
            ending = ended(arguments)
            endings[ending.status] += 1
            if ending.wrong:
                (folder / f"{number}.yaml").write_text(text, "utf-8")
                with found.open("a") as file:
                    file.write(f"=== {number}: {' '.join(arguments)}\n{ending.wrong}\n")
        with done.open("a") as file:
            file.write(f"{number}\n")
    print(f"endings by status: {dict(sorted(endings.items()))}")
    return int(found.exists())


if __name__ == "__main__":
    sys.exit(main())
