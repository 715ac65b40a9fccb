"""Who a person is, across all rooms: two entries become one, personal data is handed out or
erased."""
