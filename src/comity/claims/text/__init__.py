"""From a document to sentences, clauses, mentions, quantities and times."""
