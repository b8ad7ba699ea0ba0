DELETE { GRAPH ?g { ?film fc:year ?year } } WHERE { GRAPH ?g { ?film schema:name "Heat" ; fc:year ?year } }
