"""References read by a linear-chain tagger, for what no rule has seen."""
