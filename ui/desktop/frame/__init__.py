"""What frames the pages: navigation, top bar, palette, key bar."""
