"""Studies on paper: the report as data, as PDF and as HTML."""
