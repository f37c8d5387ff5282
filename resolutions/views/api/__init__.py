"""The REST API: the archive's texts, references and facts as JSON, for reading only."""
