"""What an operator does to a whole desk: look after it, move it, keep copies, bring them back."""
