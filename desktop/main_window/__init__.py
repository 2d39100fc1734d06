"""The window's frame: rail, top bar, palette, status bar, and the pages inside it."""
