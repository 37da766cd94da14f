"""The second reader: a language model's answer about a report, of which only what stands in the report is kept."""
