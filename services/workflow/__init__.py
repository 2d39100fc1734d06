"""Task templates and approvals: work on one ticket that several people share, step by step."""
