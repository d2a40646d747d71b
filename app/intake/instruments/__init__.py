"""Papers that were signed and exercises that were held."""
