"""Geography, treaties, organisations, visits, events and public opinion."""
