DELETE { GRAPH ?g { ?source fc:trust ?trust } } INSERT { GRAPH ?g { ?source fc:trust 0.5 } }
WHERE { GRAPH ?g { ?source fc:trust ?trust ; fc:format "imdb" } }
