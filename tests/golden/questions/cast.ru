DELETE { GRAPH ?g { ?credit schema:characterName "Dr. Strangelove" } }
WHERE { GRAPH ?g { ?credit schema:characterName "Dr. Strangelove" } }
