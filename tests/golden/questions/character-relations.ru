DELETE { GRAPH ?g { ?claim fc:relation ?type } } WHERE { GRAPH ?g { ?claim a fc:Relation ; fc:relation ?type } }
