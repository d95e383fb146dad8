"""The rules for other programs: as JSON, as DMN, as paths to test with, as terms and as a feed."""
