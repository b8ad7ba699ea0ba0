DELETE { GRAPH ?g { ?film schema:name "Cape Fear" } } INSERT { GRAPH ?g { ?film schema:name "Cape Fear (old)" } }
WHERE { GRAPH ?g { ?film schema:name "Cape Fear" ; fc:year 1962 } }
