"""People are invited: employees set the own password, contacts open the clients' bot (K2)."""
