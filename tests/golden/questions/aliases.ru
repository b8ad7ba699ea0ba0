DELETE { GRAPH ?g { ?credit fc:creditedAs ?as } } WHERE { GRAPH ?g { ?credit fc:creditedAs ?as FILTER (?as = "Bob Robertson") } }
