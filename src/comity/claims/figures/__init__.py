"""Reading figures one by one: what each is of, by the words around it and the figure before."""
