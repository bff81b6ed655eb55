"""With a\dnd without."""
