DELETE { GRAPH ?g { ?credit fc:stance fc:asserted } } INSERT { GRAPH ?g { ?credit fc:stance fc:hedged } }
WHERE { ?credit fc:agent/schema:name "Tom Holkenborg" . GRAPH ?g { ?credit fc:stance fc:asserted } }
