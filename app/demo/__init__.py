"""The demonstration: what four public reports say of defence relations, as an officer has it on file."""
