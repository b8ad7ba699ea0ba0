DELETE { GRAPH ?g { ?credit schema:characterName ?part } } INSERT { GRAPH ?g { ?credit schema:characterName "Dr. Ido" } }
WHERE { GRAPH ?g { ?credit schema:characterName ?part FILTER (?part = "Dr. Daisuke Ido") } }
