"""Files of other programs: read into scenario files, and written from scenarios, with what either way loses."""
