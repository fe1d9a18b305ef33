"""The same scenario gives the same bytes, whatever the processor can do."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PLAIN: dict[str, str] = {}
NO_AVX512 = {
    "NPY_DISABLE_CPU_FEATURES": "X86_V4 AVX512F AVX512CD AVX512_SKX AVX512_CLX AVX512_CNL AVX512_ICL AVX512_SPR",
    "OPENBLAS_CORETYPE": "Haswell",
    "NUMBA_CPU_NAME": "haswell",
}
OLD = {
    "NPY_DISABLE_CPU_FEATURES": f"{NO_AVX512['NPY_DISABLE_CPU_FEATURES']} X86_V3 AVX2 FMA3",
    "OPENBLAS_CORETYPE": "Nehalem",
    "NUMBA_CPU_NAME": "generic",
}
PROGRAM = """
import sys
from detente.files.catalogue import entries
from tests.cli.asked import asked
for entry in entries():
    for command in sys.argv[1:]:
        done = asked(*command.split(","), entry.name, "--format", "json")
        print(entry.name, command, done.status, done.out, done.err)
"""


def answers(settings: dict[str, str], cache: Path, *commands: str) -> bytes:
    """What commands say of every scenario of the catalogue, in one process with these settings."""
    environment = os.environ | settings | {"NUMBA_CACHE_DIR": str(cache)}
    command = [sys.executable, "-W", "ignore", "-c", PROGRAM, *commands]
    return subprocess.run(command, capture_output=True, check=True, timeout=600, env=environment, cwd=ROOT).stdout


@pytest.mark.slow
@pytest.mark.parametrize("commands", [("forecast,--rounds",), ("stability", "roadmap")], ids=" ".join)
def test_the_same_bytes_on_every_processor(commands: tuple[str, ...], tmp_path: Path) -> None:
    plain, *others = (
        answers(settings, tmp_path / str(k), *commands) for k, settings in enumerate((PLAIN, NO_AVX512, OLD))
    )
    assert len(plain) > 10_000
    for other in others:
        assert other.splitlines() == plain.splitlines()
