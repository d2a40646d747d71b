"""The form of a meeting, in small widgets: heading, delegations, points with commitments, sources, what to check."""
