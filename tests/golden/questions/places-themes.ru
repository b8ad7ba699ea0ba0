DELETE { GRAPH ?g { ?claim fc:stance fc:asserted } } INSERT { GRAPH ?g { ?claim fc:stance fc:imagined } }
WHERE { GRAPH ?g { ?claim a ?kind ; fc:stance fc:asserted } VALUES ?kind { fc:Fact fc:Relation } }
