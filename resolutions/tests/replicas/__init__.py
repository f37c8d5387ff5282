"""A real primary, a real streaming replica and a real web server, all on loopback and all ended with the tests."""
