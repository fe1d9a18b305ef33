"""Sweeps are run: rows in batches, by this process, by others, or by a cluster, always with the same result."""

from detente.uncertainty.running.batches import spans
from detente.uncertainty.running.run import Ran, Rules, run
from detente.uncertainty.running.workers import WORKERS, Cluster, Here, Pool, workers_for

__all__ = ["WORKERS", "Cluster", "Here", "Pool", "Ran", "Rules", "run", "spans", "workers_for"]
