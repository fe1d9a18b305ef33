"""Codes of the run store: E740 to E750 what is wrong with it or with a run in it, E751 to E755 what a run cannot give."""

from detente.errors.code import N_, Code, table

STORE_CODES: dict[str, Code] = table(
    Code(
        "E740",
        N_("No run store"),
        N_(
            'There is no run store in "{found}". A sweep makes one; give the folder of an existing one with `--store FOLDER` or in DETENTE_STORE.'
        ),
    ),
    Code(
        "E741",
        N_("Folder is no run store"),
        N_(
            '"{found}" holds other things and no run store ({other}). A store has its folder to itself; name an empty or a new one with `--store FOLDER` or in DETENTE_STORE.'
        ),
    ),
    Code(
        "E742",
        N_("Run store cannot be written"),
        N_(
            'The run store "{found}" cannot be used ({reason}). It needs a folder that you may write to; change its permissions, or name another folder with `--store FOLDER` or in DETENTE_STORE.'
        ),
    ),
    Code(
        "E743",
        N_("Unknown run"),
        N_(
            'There is no run "{found}" in the store "{store}". Runs are {allowed}; give an id that `detente runs list` shows, or its beginning.'
        ),
    ),
    Code(
        "E744",
        N_("Id fits several runs"),
        N_('"{found}" is the beginning of several runs: {allowed}. Give more letters of the one that you mean.'),
    ),
    Code(
        "E745",
        N_("Index of the run store is damaged"),
        N_(
            'The index "{found}" is damaged ({reason}). Nothing was changed; put a copy of the whole folder back, or move it away and compute its runs again.'
        ),
    ),
    Code(
        "E746",
        N_("Run store of a newer version"),
        N_(
            'The run store "{found}" has layout {version}; this version of detente reads up to {allowed}. Use the newer detente, or name another folder with `--store FOLDER`.'
        ),
    ),
    Code(
        "E747",
        N_("Stored file is damaged"),
        N_(
            'The file "{found}" with {what} of run {run} is {state}. Nothing of it was used; put it back from a copy, resume the run to compute its batches again, or remove the run with `detente runs prune {run}`.'
        ),
    ),
    Code(
        "E748",
        N_("Disk is full"),
        N_(
            'There is no room left for the run store "{found}" ({reason}). What was finished before is kept; free some space, with `detente runs prune` for example, and resume the run.'
        ),
    ),
    Code(
        "E749",
        N_("Run store is busy"),
        N_(
            'Another process has kept the run store "{found}" to itself for {seconds} seconds. One writer waits for the other; end that process, or try again later.'
        ),
    ),
    Code(
        "E750",
        N_("Run is at work"),
        N_(
            "Another process is at work on run {found}. A run has one process at a time; wait until it has finished, or end it first."
        ),
    ),
    Code(
        "E751",
        N_("Run has no draws to export"),
        N_(
            "Run {found} has no {missing}. Only a run that kept its draws and finished some of them can be exported; `detente runs show {found}` tells what it has."
        ),
    ),
    Code(
        "E752",
        N_("Parquet needs an extra"),
        N_(
            "Parquet cannot be written: pyarrow is not installed. Install detente with the extra `parquet`, or export with `--to csv`."
        ),
    ),
    Code(
        "E753",
        N_("Stored content does not fit"),
        N_(
            "Run {found}: {what} is not what this version of detente stores ({reason}). Use the version that `detente runs show {found}` names, or remove the run with `detente runs prune {found}` and compute it again."
        ),
    ),
    Code(
        "E754",
        N_("Exported file exists"),
        N_('"{found}" exists already. Choose another name, or write over it with `--force`.'),
    ),
)
