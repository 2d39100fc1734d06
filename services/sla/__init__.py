"""Service level clocks: policies in, deadlines and their proof out; no store, no clock."""
