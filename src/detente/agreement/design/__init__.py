"""The best roadmap: every order and size of steps towards a goal, judged by the least slack."""
