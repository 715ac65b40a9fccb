"""Wake-ups of workers and the live line of pages, in process or over Redis."""
