"""Values, status, speaker; the claims of one event; what changed."""
