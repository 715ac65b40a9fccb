"""What is done to a task: moves, words, handing on."""
