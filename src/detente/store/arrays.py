"""Arrays of numbers as bytes: a header with the shape, then little-endian float64, row by row; nothing is executed."""

import math
import struct

import numpy as np
import numpy.typing as npt

MARK = b"DTA1"
HEADER = struct.Struct("<4sI")
LENGTH = struct.Struct("<Q")
DIMENSIONS = 8


def pack(array: npt.ArrayLike) -> bytes:
    """The bytes of an array of any shape of up to 8 dimensions; equal numbers give equal bytes."""
    numbers = np.array(array, dtype="<f8", order="C")
    if numbers.ndim > DIMENSIONS:
        raise ValueError(f"{numbers.ndim} dimensions; at most {DIMENSIONS} are stored")
    lengths = b"".join(LENGTH.pack(length) for length in numbers.shape)
    return HEADER.pack(MARK, numbers.ndim) + lengths + numbers.tobytes()


def unpack(data: bytes) -> npt.NDArray[np.float64]:
    """The array that `pack` made these bytes of, as one that may be written to.

    Raises ValueError for bytes that it did not make.
    """
    if len(data) < HEADER.size:
        raise ValueError("too short")
    mark, count = HEADER.unpack_from(data)
    start = HEADER.size + count * LENGTH.size
    if mark != MARK or count > DIMENSIONS or len(data) < start:
        raise ValueError("no packed array")
    shape = tuple(LENGTH.unpack_from(data, HEADER.size + k * LENGTH.size)[0] for k in range(count))
    if len(data) - start != 8 * math.prod(shape):
        raise ValueError(f"{len(data) - start} bytes for the shape {shape}")
    return np.frombuffer(data, dtype="<f8", offset=start).reshape(shape).astype(np.float64)
