DELETE { GRAPH ?g { ?review schema:name ?name } } INSERT { GRAPH ?g { ?review schema:name "a review" } }
WHERE { GRAPH ?g { ?review a schema:Review ; schema:name ?name } }
