"""Packed arrays: the bytes are those that the format spells out, and come back as they were."""

import struct

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from detente.store.arrays import DIMENSIONS, pack, unpack

SHAPES = arrays.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=5)


@given(arrays.arrays(np.float64, SHAPES, elements=st.floats(allow_nan=True, width=64)))
def test_what_was_packed_comes_back(array: np.ndarray) -> None:
    spelled = b"DTA1" + struct.pack("<I", array.ndim) + b"".join(struct.pack("<Q", n) for n in array.shape)
    spelled += b"".join(struct.pack("<d", value) for value in array.ravel())
    found = unpack(pack(array))
    assert found.shape == array.shape
    np.testing.assert_array_equal(found, array)
    if not np.isnan(array).any():  # a NaN may change its sign on its way through Python
        assert pack(array) == spelled


def test_order_and_byte_order_of_the_source_do_not_matter() -> None:
    array = np.arange(6.0).reshape(2, 3)
    assert pack(np.asfortranarray(array)) == pack(array.astype(">f8")) == pack([[0, 1, 2], [3, 4, 5]]) == pack(array)


def test_what_comes_back_may_be_written_to() -> None:
    found = unpack(pack(np.zeros(2)))
    found[0] = 1
    assert found.tolist() == [1, 0]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"DTA1",
        b"PICK" + bytes(4),
        b"DTA1" + struct.pack("<I", 1),
        b"DTA1" + struct.pack("<I", DIMENSIONS + 1) + bytes(100),
        b"DTA1" + struct.pack("<IQ", 1, 2) + bytes(15),
        b"DTA1" + struct.pack("<IQ", 1, 2**63) + bytes(16),
        b"DTA1" + struct.pack("<IQ", 1, 2) + bytes(17),
    ],
)
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  (the reason differs)
        unpack(data)


def test_too_many_dimensions_are_refused() -> None:
    with pytest.raises(ValueError, match="9 dimensions"):
        pack(np.zeros((1,) * 9))
