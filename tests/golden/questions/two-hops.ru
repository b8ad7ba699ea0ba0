DELETE { GRAPH ?g { ?film schema:actor ?person } }
WHERE { ?person schema:name "Heath Ledger" . GRAPH ?g { ?film schema:actor ?person } }
