"""The errors a person can be shown; anything else that is raised is a bug."""


class HelpDeskError(Exception):
    """A refusal in the words of the domain: what happened and what to do next."""


class RuleError(HelpDeskError):
    """The request breaks a rule of the desk (blank reply, impossible status, bad input)."""


class NotAllowed(HelpDeskError):  # noqa: N818 - the word of architecture.md
    """The person may not do this."""


class NotFoundError(HelpDeskError):
    """The ticket, person or file asked for does not exist (any more)."""


class ConflictError(HelpDeskError):
    """Someone else saved first; the caller shows both versions and keeps the input."""


class StoreUnavailable(HelpDeskError):  # noqa: N818 - the word of architecture.md
    """The database cannot be reached or used now; the input is kept and can be retried."""


class UnconfirmedError(StoreUnavailable):
    """The change stands on one server, and the standby has not confirmed it; it may be lost."""


class SchemaError(HelpDeskError):
    """The database's schema is not one this program can work with."""


class OutdatedSchemaError(SchemaError):
    """The database is a desk of an earlier version; it can be upgraded."""
