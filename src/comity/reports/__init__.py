"""Reports: dossiers, scenarios, the Security Council, checked claims and outlooks."""
