"""Lists of people from files, and back: what spreadsheets really save is read, looked at, and only
then taken over."""
