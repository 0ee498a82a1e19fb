"""The one way out of this machine: a request that the person has seen and said yes to."""
