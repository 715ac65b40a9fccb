"""Programs for those who work on Vestovoy; no part of the product."""
