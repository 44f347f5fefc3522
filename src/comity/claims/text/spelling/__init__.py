"""One spelling for times and sums that are written in many ways."""
