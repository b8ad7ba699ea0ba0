DELETE { GRAPH ?g { ?c fc:stance fc:asserted } } WHERE { GRAPH ?g { ?c fc:stance fc:asserted } }
