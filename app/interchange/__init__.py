"""Case-file JSON: the whole case file as one open text file, and back."""
