"""Escalation: due levels and their firing, exactly once."""
