DELETE { GRAPH ?g { ?x schema:name "Lilly Wachowski" } } INSERT { GRAPH ?g { ?x schema:name "Lilly Reed" } }
WHERE { GRAPH ?g { ?x schema:name "Lilly Wachowski" } }
