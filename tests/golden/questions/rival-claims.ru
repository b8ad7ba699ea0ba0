DELETE { GRAPH ?g { ?claim fc:stance fc:asserted } } INSERT { GRAPH ?g { ?claim fc:stance fc:hedged } }
WHERE { ?claim fc:role rel:fmd . GRAPH ?g { ?claim fc:stance fc:asserted } }
