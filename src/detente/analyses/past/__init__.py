"""Settled issues: whose word weighs how much on them, and which issues are like them."""
