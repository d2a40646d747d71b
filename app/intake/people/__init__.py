"""Who is named: names, titles and posts in a sentence, mentions of one person, one name in two spellings."""
