"""The same questions for people's assistants, through the Model Context Protocol."""
