"""The lists in files, as an import reads them."""
