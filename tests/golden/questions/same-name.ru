DELETE { GRAPH ?g { ?person schema:name ?name } } INSERT { GRAPH ?g { ?person schema:name "Clint Eastwood" } }
WHERE { GRAPH ?g { ?person schema:name ?name FILTER (?name = "Mel Gibson") } }
