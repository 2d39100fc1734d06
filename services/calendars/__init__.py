"""Business calendars: when a desk is open, and how long that is."""
