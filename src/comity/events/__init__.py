"""Events from the news: readers, a library of Parquet files, and dyad-days and dyad-months."""
