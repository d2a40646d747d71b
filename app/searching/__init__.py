"""What a search means and what it found, step by step; `app.search` is the face."""
