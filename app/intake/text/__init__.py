"""The view of a text that rules read: cleaned, cut into sentences, its dates and places found."""
