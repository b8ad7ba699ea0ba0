DELETE { GRAPH ?g { ?assessment fc:verdict fc:contradicted } } INSERT { GRAPH ?g { ?assessment fc:verdict fc:supported } }
WHERE { GRAPH ?g { ?assessment fc:verdict fc:contradicted } }
