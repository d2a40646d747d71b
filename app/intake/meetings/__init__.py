"""The meetings, talks and visits that a text tells of: who met, when, where, and which speak of one."""
