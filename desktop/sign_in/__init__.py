"""What stands before the desk: choosing one, and saying who is there."""
