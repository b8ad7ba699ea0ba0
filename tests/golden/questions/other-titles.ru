DELETE { GRAPH ?g { ?other schema:name ?title } } WHERE { GRAPH ?g { ?other fc:titleOf ?film ; schema:name ?title } }
