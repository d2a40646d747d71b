"""What was promised: who undertakes what, how firmly, by when."""
