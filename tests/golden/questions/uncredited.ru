DELETE { GRAPH ?g { ?credit fc:uncredited true } }
WHERE { ?credit fc:agent/schema:name "Edward Norton" . GRAPH ?g { ?credit fc:uncredited true } }
