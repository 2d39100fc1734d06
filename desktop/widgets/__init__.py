"""The parts every page is built from: data in, signals out, knowing no service."""
