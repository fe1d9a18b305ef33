"""The graph model of a conflict: moves, improvements, stability.

Objects and notation follow Fang, Hipel & Kilgour (1993) and Xu, Hipel, Kilgour & Fang (2018); opponents answer in legal
sequences, in which nobody moves twice in a row and non-consecutive repeats are allowed (Water 15(18):3269, 2023,
definitions 3 and 4). All searches therefore run over pairs of a state and the party that moved last.
"""
