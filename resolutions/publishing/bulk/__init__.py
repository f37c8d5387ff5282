"""The whole archive as files that anybody may take: made every night, checked before they replace the old ones."""
