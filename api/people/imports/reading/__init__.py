"""A file of somebody's spreadsheet as plain text in rows; nothing in it is ever evaluated."""
