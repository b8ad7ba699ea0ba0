DELETE { GRAPH ?g { ?person schema:name "Lilly Wachowski" } } INSERT { GRAPH ?g { ?person schema:name "L. Wachowski" } }
WHERE { GRAPH ?g { ?person schema:name "Lilly Wachowski" } }
