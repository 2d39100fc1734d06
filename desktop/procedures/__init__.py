"""The page of tasks and approvals: what waits for somebody, and the procedures of the desk."""

from desktop.procedures.page import ProceduresPage

__all__ = ["ProceduresPage"]
