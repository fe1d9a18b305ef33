"""Workers of a Dask scheduler, loaded only when they are asked for."""
