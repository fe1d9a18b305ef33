"""Vega-Lite to pictures, with the fonts of the program on every machine."""

import functools
import hashlib
import re
import struct
import subprocess
import sys
import zlib
from collections.abc import Iterator

import fontpkg_noto_sans  # type: ignore[import-untyped]
import fontpkg_noto_sans_arabic  # type: ignore[import-untyped]

from detente.charts.layout import Spec, neutralised

VERSION = "6.4"
GRADIENT = re.compile(r"(?<=[\"#])gradient_\d+(?=[\")])")  # as a name, or where one is used
TRIAL = (
    "import sys, resource, vl_convert; resource.setrlimit(resource.RLIMIT_CORE, (0, 0));"
    " vl_convert.vegalite_to_svg({'mark': 'bar', 'data': {'values': [{}]}}, vl_version=sys.argv[1])"
)
TRIAL_SECONDS = 60
SIGNATURE = b"\x89PNG\r\n\x1a\n"


class NoPictures(Exception):
    """Pictures cannot be drawn in this process: it may not use as much address space as the renderer sets aside."""


def svg(spec: Spec) -> str:
    """The chart as SVG text; the same for the same specification. Raises NoPictures."""
    import vl_convert

    _check_room()
    _register_fonts()
    return _named_by_content(vl_convert.vegalite_to_svg(neutralised(spec), vl_version=VERSION, allowed_base_urls=[]))


def png(spec: Spec, scale: float = 2) -> bytes:
    """The chart as PNG, `scale` pixels to the point. Raises NoPictures."""
    import vl_convert

    _check_room()
    _register_fonts()
    return _packed(vl_convert.vegalite_to_png(neutralised(spec), vl_version=VERSION, scale=scale, allowed_base_urls=[]))


def _check_room() -> None:
    """Raise NoPictures where a limit on address space would have the renderer end the whole process."""
    if not can_draw():
        raise NoPictures


@functools.cache
def can_draw() -> bool:
    """Whether there is room for the renderer; under a limit on address space a process of its own tries it out."""
    try:
        import resource
    except ImportError:  # not a system with such limits
        return True
    if resource.getrlimit(resource.RLIMIT_AS)[0] == resource.RLIM_INFINITY:
        return True
    command = (sys.executable, "-c", TRIAL, VERSION)
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=TRIAL_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


@functools.cache
def _register_fonts() -> None:
    import vl_convert

    for package in (fontpkg_noto_sans, fontpkg_noto_sans_arabic):
        vl_convert.register_font_directory(str(package.ROOT / "files"))


def _named_by_content(drawn: str) -> str:
    """The renderer numbers gradients through all charts of a process, and two charts of a page must not share one."""
    names = list(dict.fromkeys(GRADIENT.findall(drawn)))
    if not names:
        return drawn
    plain = GRADIENT.sub(lambda found: f"gradient_{names.index(found[0])}", drawn)
    mark = hashlib.sha256(plain.encode()).hexdigest()[:12]
    return GRADIENT.sub(lambda found: f"gradient_{mark}_{names.index(found[0])}", drawn)


def _packed(picture: bytes) -> bytes:
    """The same picture, a quarter as large: the renderer packs in a hurry."""
    chunks = list(_chunks(picture))
    first = next(k for k, (kind, _body) in enumerate(chunks) if kind == b"IDAT")
    pixels = zlib.decompress(b"".join(body for kind, body in chunks if kind == b"IDAT"))
    others = [chunk for chunk in chunks if chunk[0] != b"IDAT"]
    ordered = [*others[:first], (b"IDAT", zlib.compress(pixels, 9)), *others[first:]]
    return SIGNATURE + b"".join(_chunk(kind, body) for kind, body in ordered)


def _chunks(picture: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Kind and body of each part of a PNG."""
    place = len(SIGNATURE)
    while place < len(picture):
        (length,) = struct.unpack_from(">I", picture, place)
        yield picture[place + 4 : place + 8], picture[place + 8 : place + 8 + length]
        place += length + 12


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
