"""What the desk knows how to say: canned replies; articles belong here too."""
