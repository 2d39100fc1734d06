"""What comes in from other systems: their logs, replayed through the desk's own services."""
