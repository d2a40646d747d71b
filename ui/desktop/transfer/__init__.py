"""What the pages of import, export, backups and checking are made of."""
