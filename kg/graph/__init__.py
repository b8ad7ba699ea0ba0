"""From the store to networkx graphs: what pictures show and what networks of films and people tell."""
