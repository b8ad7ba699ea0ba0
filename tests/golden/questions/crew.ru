DELETE { GRAPH ?g { ?person schema:name "Bill Pope" } } INSERT { GRAPH ?g { ?person schema:name "William Pope" } }
WHERE { GRAPH ?g { ?person schema:name "Bill Pope" } }
