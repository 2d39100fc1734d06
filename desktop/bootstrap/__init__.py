"""Puts the program together when it starts and takes it apart in reverse when it ends."""
