DELETE { GRAPH ?g { ?x schema:name "Lana Wachowski" } } INSERT { GRAPH ?g { ?x schema:name "L. W." } }
WHERE { GRAPH ?g { ?x schema:name "Lana Wachowski" } }
