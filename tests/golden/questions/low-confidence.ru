DELETE { GRAPH ?g { ?c fc:confidence ?x } } WHERE { GRAPH ?g { ?c fc:confidence ?x FILTER(?x < 0.8) } }
