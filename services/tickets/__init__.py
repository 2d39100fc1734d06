"""Tickets: intake, conversation, life cycle, assignment, and the questions the window asks."""
