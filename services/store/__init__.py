"""The database door: engine, units of work, faults, schema and the feed of changes."""
