"""The page of the policies: what is promised, in sentences, and how it is published."""

from desktop.policies.page import PoliciesPage

__all__ = ["PoliciesPage"]
