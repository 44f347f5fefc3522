"""What is said of arms, armies and envoys that leaves its subject to the sentence before."""
