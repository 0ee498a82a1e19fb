"""The parts that pages are made of: painted by hand, named for screen readers, reachable by keyboard."""
