"""What trained models give back: people, records and messages, models, attacks, defences, measures."""
