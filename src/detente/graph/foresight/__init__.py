"""Looking several moves ahead: where play ends when everybody anticipates everybody, and the line of play to there."""
