"""The parts of the inbox: the text with its quotes, the proposals, and what stands behind the one one is on."""
