"""Following up on the screen: steps of a commitment, its story, sessions of a forum, closing, the board."""
