"""The `vigilctl` commands: thin, and without Qt."""
