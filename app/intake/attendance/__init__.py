"""Who of those named took part, for which side and in which role."""
