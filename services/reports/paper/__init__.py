"""How this house prints: fonts, visible text, wrapping, pages written as they are drawn."""
