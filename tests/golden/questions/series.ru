DELETE { GRAPH ?g { ?claim fc:stance fc:asserted } } INSERT { GRAPH ?g { ?claim fc:stance fc:hedged } }
WHERE { ?claim fc:relation fc:sequelOf . GRAPH ?g { ?claim fc:stance fc:asserted } }
