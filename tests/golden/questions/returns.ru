DELETE { GRAPH ?g { ?a fc:presupposedBy ?c } } WHERE { GRAPH ?g { ?a fc:presupposedBy ?c } }
