"""Sources on diplomatic representation, visits and organisations."""
