"""What Askfirst knows and reckons: facts in, facts out; standard library only, no clock, no files."""
