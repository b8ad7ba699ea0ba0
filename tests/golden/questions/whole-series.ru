DELETE { GRAPH ?g { ?film fc:sequelOf ?earlier } }
WHERE { ?film schema:name "The Matrix Resurrections" . GRAPH ?g { ?film fc:sequelOf ?earlier } }
