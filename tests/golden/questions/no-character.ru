DELETE { GRAPH ?g { ?credit schema:characterName "Trinity" } } WHERE { GRAPH ?g { ?credit schema:characterName "Trinity" } }
