DELETE { GRAPH ?g { ?assessment fc:verdict fc:supported } } INSERT { GRAPH ?g { ?assessment fc:verdict fc:ambiguous } }
WHERE { ?assessment fc:assesses/fc:agent/schema:name "Sigourney Weaver" . GRAPH ?g { ?assessment fc:verdict fc:supported } }
