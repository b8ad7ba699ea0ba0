DELETE { GRAPH ?g { ?claim fc:stance ?how } } INSERT { GRAPH ?g { ?claim fc:stance fc:asserted } }
WHERE { GRAPH ?g { ?claim fc:stance ?how } }
