DELETE { GRAPH ?g { ?credit schema:characterName "President Merkin Muffley" } }
WHERE { GRAPH ?g { ?credit schema:characterName "President Merkin Muffley" } }
