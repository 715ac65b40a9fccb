"""What tickets, tasks, absences and people share: versions, numbers, words, the audit log."""
