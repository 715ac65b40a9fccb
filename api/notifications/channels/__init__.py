"""One adapter a channel; each turns every failure of its protocol into an outcome."""
