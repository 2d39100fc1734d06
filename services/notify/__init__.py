"""Notices to people: the inbox is the record."""
