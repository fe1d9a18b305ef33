"""Questions on a deal: do its roadmaps keep themselves, whose guarantees, patience and trust do they need."""
