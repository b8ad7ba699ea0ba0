"""What trusted sources say of each claim: rules, verdicts, and how often readers' patterns are right."""
