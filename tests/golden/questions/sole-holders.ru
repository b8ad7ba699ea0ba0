DELETE { GRAPH ?g { ?list fc:completeFor ?role } } WHERE { GRAPH ?g { ?list fc:completeFor ?role } }
