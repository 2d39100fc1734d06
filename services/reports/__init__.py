"""What leaves the desk on paper: audit histories as PDF, CSV and JSON Lines."""
