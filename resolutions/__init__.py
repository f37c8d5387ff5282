"""The archive of the resolutions of the Commission on Narcotic Drugs."""
