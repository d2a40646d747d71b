"""What follows from the facts before it is put into words: the register, sessions, contradictions, gaps."""
