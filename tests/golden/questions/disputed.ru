DELETE { GRAPH ?g { ?assessment fc:verdict fc:disputed } } INSERT { GRAPH ?g { ?assessment fc:verdict fc:supported } }
WHERE { GRAPH ?g { ?assessment fc:verdict fc:disputed } }
