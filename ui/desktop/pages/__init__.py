"""What fills the window: the welcome, the brief composer."""
