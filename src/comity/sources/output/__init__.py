"""Sources about output: GDP, population, prices and gross output of states."""
