"""Forms: editors for every kind of field, their layout, drafts, saving, and the decision between two edits."""
