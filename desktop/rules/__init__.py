"""The page of the rules and paths: what the desk does by itself, in sentences and pictures."""

from desktop.rules.page import RulesPage

__all__ = ["RulesPage"]
