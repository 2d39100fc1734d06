"""What stands before the desk: choosing one, and saying who is there."""

from desktop.sign_in.cover import Cover
from desktop.sign_in.place import OWN, SAMPLE, Place, server_url
from desktop.sign_in.sign_in_page import SignInPage
from desktop.sign_in.welcome import Welcome

__all__ = ["OWN", "SAMPLE", "Cover", "Place", "SignInPage", "Welcome", "server_url"]
