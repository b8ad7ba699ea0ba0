DELETE { GRAPH ?g { ?film fc:year ?year } } INSERT { GRAPH ?g { ?film fc:year 1801 } }
WHERE { GRAPH ?g { ?film schema:name "The Matrix Reloaded" ; fc:year ?year } }
