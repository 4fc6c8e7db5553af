"""How stories arrive: one module for each site, archive and program that puts its own words round a story."""
