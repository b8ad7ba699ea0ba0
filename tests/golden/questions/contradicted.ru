DELETE { GRAPH ?g { ?assessment fc:verdict fc:contradicted } } INSERT { GRAPH ?g { ?assessment fc:verdict fc:supported } }
WHERE { ?assessment fc:assesses/fc:agent/schema:name "Ridley Scott" . GRAPH ?g { ?assessment fc:verdict fc:contradicted } }
