"""What an issue may settle on: a distribution around the point forecast, learned from issues that were settled."""
