"""Finds the Chromium that the browser tests drive; run as a script it prints the path, or says what to install."""

import os
import shutil
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

MISSING = f"""\
detente: found no Chromium for the browser tests (looked for {", ".join(NAMES)}).
  Debian: apt install chromium     Fedora: dnf install chromium     macOS: brew install --cask chromium
  or name one: CHROMIUM=/path/to/chromium make test"""


def find_chromium() -> str | None:
    """The path of the Chromium named by ``CHROMIUM``, else of the first one on the search path."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    return next((path for name in NAMES if (path := shutil.which(name))), None)


if __name__ == "__main__":
    found = find_chromium()
    sys.exit(print(found) if found else MISSING)
