"""A sweep as a program of its own, for tests that interrupt or kill it: python client.py WORKERS FOLDER SECONDS.

Each finished batch is a file in FOLDER, each computing process one in FOLDER/workers; a batch takes SECONDS. At the end
the status and the number of done rows are printed.
"""

import sys
from pathlib import Path

import numpy as np

from detente.uncertainty.factors import Floats
from detente.uncertainty.running import Pool, Rules, run, workers_for
from tests.uncertainty.running.functions import Slow, points


def main(workers: str, folder: str, seconds: str) -> None:
    """Resume what lies in the folder."""
    place = Path(folder)

    def keep(number: int, values: Floats) -> None:
        np.save(place / "new.npy", values)
        (place / "new.npy").rename(place / f"{number}.npy")

    finished = {int(path.stem): np.load(path) for path in place.glob("*.npy") if path.stem != "new"}
    (place / "workers").mkdir(exist_ok=True)
    crew = Pool(int(workers)) if workers.isdecimal() else workers_for(workers, 2)
    function = Slow(float(seconds), str(place / "workers"))
    ran = run(function, points(1000), crew, rules=Rules(batch=20, finished=finished), on_batch=keep)
    print(ran.status, int(ran.done.sum()), len(finished), flush=True)
    (place / "values").write_bytes(ran.values.tobytes())


if __name__ == "__main__":
    main(*sys.argv[1:])
