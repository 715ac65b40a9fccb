"""What an act may ask of a database (Q15): counts, which no noise disturbs."""
