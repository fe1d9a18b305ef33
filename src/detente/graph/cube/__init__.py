"""All yes/no words of the options as one array per party: passes over sub-cubes in the place of walks over arcs."""
