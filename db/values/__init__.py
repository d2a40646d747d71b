"""Values that know themselves: frozen, standard library only, for every room to use."""
