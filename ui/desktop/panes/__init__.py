"""What stands side by side in the window: list, paper, choices, what is not ready."""
