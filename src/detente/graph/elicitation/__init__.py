"""Which question about a party's wishes is worth asking, and the least change of a list that gives the answers."""
