"""The address of a Dask scheduler, as it is written after --cluster."""

import re

from detente.errors import InputError, Place, Problem

LOCAL = "local"
_FORM = re.compile(r"(?:tcp|tls)://(?:[A-Za-z0-9_.-]+|\[[0-9A-Fa-f:.]+\]):(\d{1,5})")


def checked(address: str) -> str:
    """The address itself. Raises InputError unless it is `local`, or tcp or tls with a host and a port."""
    form = _FORM.fullmatch(address)
    if address != LOCAL and (form is None or not 1 <= int(form[1]) <= 65535):
        raise InputError([Problem("E721", Place(), {"found": address})])
    return address
