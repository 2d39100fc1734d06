"""Tables and migrations; nothing above them is imported here."""
