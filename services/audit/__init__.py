"""The audit trail: what is appended, how it is read."""
