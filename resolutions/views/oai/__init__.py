"""`/oai`: the archive for harvesters, by the Open Archives protocol 2.0."""
