"""Where figures come from: public data sets, one file each."""
