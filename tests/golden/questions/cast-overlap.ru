DELETE { GRAPH ?g { ?person schema:name "Christoph Waltz" } } INSERT { GRAPH ?g { ?person schema:name "C. Waltz" } }
WHERE { GRAPH ?g { ?person schema:name "Christoph Waltz" } }
