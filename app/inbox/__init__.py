"""The inbox: texts taken up, what they propose, and what an officer decides on it."""
