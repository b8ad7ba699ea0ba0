DELETE { GRAPH ?g { ?person schema:sameAs ?elsewhere } }
WHERE { ?person schema:name "Clint Eastwood" . GRAPH ?g { ?person schema:sameAs ?elsewhere } }
