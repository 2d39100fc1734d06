"""Draws the pages of a PDF in a process that can reach nothing but its pipe; knows no Qt."""
