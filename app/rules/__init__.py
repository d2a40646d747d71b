"""What must hold of records, one file per subject; pure: given a record before and after, and a view of the others."""
