"""What the library has: editions, their age, and what could be fetched."""
