"""Sweeps over assumed ranges; knows no engine, takes a function."""
