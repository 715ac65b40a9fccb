"""What tickets and tasks share: words with files, history, who follows, mutes and puts off."""
