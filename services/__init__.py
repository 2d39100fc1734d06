"""What the help desk does, without Qt."""
