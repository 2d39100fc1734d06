"""What a compliance officer answers for: proof, exports, who saw whom, reviews, records."""

from desktop.reports.page import EvidencePage

__all__ = ["EvidencePage"]
