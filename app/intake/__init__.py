"""Text in, proposals out: what a press release or minutes say, with quote, place, reason and confidence."""
