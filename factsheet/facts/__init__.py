"""Values, status, speaker; the claims of one event; what changed."""

from factsheet.facts.claims import ClaimReader

__all__ = ["ClaimReader"]
