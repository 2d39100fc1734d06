"""Rules: one condition tree, triggers, actions, and what became of each."""
