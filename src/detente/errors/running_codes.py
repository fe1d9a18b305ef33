"""Codes of sweeps that are run by several workers (E720 to E739), and of what a command cannot write or draw."""

from detente.errors.code import N_, Code, table

RUNNING_CODES: dict[str, Code] = table(
    Code(
        "E720",
        N_("Draw that cannot be computed"),
        N_(
            "Draw {draw} ends with an error ({reason}), where every draw of the ranges must have an answer. "
            "Narrow the range that leads there, or report it as a fault."
        ),
    ),
    Code(
        "E721",
        N_("Malformed address of a cluster"),
        N_(
            '"{found}" is not the address of a scheduler. Allowed are tcp://host:port, tls://host:port, with a port from 1 to 65535, '
            "and local, which starts workers on this machine; write one of these."
        ),
    ),
    Code(
        "E722",
        N_("Scheduler does not answer"),
        N_(
            "No Dask scheduler answers at {address} ({reason}). Start one there with `dask scheduler`, check host, port and firewall, "
            "or leave --cluster out to compute on this machine."
        ),
    ),
    Code(
        "E723",
        N_("Other version on the cluster"),
        N_(
            "{who} at {address} has detente {found}, this is detente {allowed}; results of two versions are not mixed. Install "
            "{allowed} there, or run this with {found}."
        ),
    ),
    Code(
        "E724",
        N_("Extra for clusters is missing"),
        N_(
            "The cluster {address} needs Dask, which is not installed. Write `pip install 'detente[cluster]'`, or leave --cluster out "
            "to compute on this machine."
        ),
    ),
    Code(
        "E725",
        N_("No detente on the cluster"),
        N_(
            "{who} at {address} cannot compute ({reason}). The scheduler and each worker need this version of detente, the same "
            "Python and `detente[cluster]`; install them there and start it again."
        ),
    ),
    Code(
        "E726",
        N_("Scheduler lost"),
        N_(
            "The scheduler at {address} has gone. {finished} of {of} batches were finished. Start it again and go on there, "
            "or go on without --cluster."
        ),
    ),
    Code(
        "E727",
        N_("Scheduler without workers"),
        N_(
            "The scheduler at {address} has no workers. Start some with `dask worker {address} --nthreads 1`, or leave --cluster out "
            "to compute on this machine."
        ),
    ),
    Code(
        "E729",
        N_("All workers lost"),
        N_(
            "All workers at {address} have gone, and none has come for {seconds} seconds. {finished} of {of} batches were "
            "finished. Start workers and go on there, or go on without --cluster."
        ),
    ),
    Code(
        "E728",
        N_("Worker process does not start"),
        N_(
            "A worker process cannot start ({reason}), where it has to be able to load what it computes. In a script of your own keep "
            "what starts the sweep under `if __name__ == '__main__':`; else compute in one process, with one worker."
        ),
    ),
    Code(
        "E809",
        N_("Report cannot be written"),
        N_(
            'The report "{found}" cannot be written ({reason}). The brief is printed all the same; free some space, or name a folder that you may write to with `--out FOLDER`.'
        ),
    ),
    Code(
        "W810",
        N_("Pictures cannot be drawn"),
        N_(
            "Pictures cannot be drawn here: this process may not set aside as much address space as that takes. The answer comes without them; lift the limit (`ulimit -v unlimited`) to have them."
        ),
    ),
    Code(
        "W809",
        N_("Report of another file written over"),
        N_(
            'The report "{found}" was of another file with the same id, {other}, and has been written over. Give each file an id of its own, or name a folder with `--out FOLDER`.'
        ),
    ),
)
