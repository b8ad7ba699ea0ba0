DELETE { GRAPH ?g { ?m fc:claims ?n } } WHERE { GRAPH ?g { ?m fc:claims ?n } }
