"""Trust: what is believed about parties whose type is not known, when they would betray, what a roadmap needs."""
