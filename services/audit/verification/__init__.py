"""Verification: what each layer of the ledger proves, and where it first fails."""
