"""Kinds of workers: one module each, listed here and nowhere else."""

from detente.uncertainty.running.crew import Workers
from detente.uncertainty.running.workers.cluster import Cluster
from detente.uncertainty.running.workers.here import Here
from detente.uncertainty.running.workers.pool import Pool

WORKERS: tuple[type[Here] | type[Pool] | type[Cluster], ...] = (Here, Pool, Cluster)


def workers_for(cluster: str = "", count: int | None = None) -> Workers:
    """Those of a cluster if its address is given; else so many processes, or one per core; one is this process."""
    if cluster:
        return Cluster(cluster, count)
    return Here() if count == 1 else Pool(count)


__all__ = ["WORKERS", "Cluster", "Here", "Pool", "workers_for"]
