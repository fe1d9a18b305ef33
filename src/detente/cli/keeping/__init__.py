"""The parts of `detente runs`: one module for each thing to do with kept runs."""
