"""What is bought and sold in a sentence, where it has measures of its own."""
