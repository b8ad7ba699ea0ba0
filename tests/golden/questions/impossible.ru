DELETE { GRAPH ?g { ?person fc:deathYear ?year } }
WHERE { ?person schema:name "Bernard Herrmann" . GRAPH ?g { ?person fc:deathYear ?year } }
