# Italian: names, definitions and formulas of the metrics.
