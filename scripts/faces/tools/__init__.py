"""What all makers share: files, zips, other programs, one kind of error."""
