### A task's card in a messenger: drawn by the employees' bot and by the delivery pipeline.

task-heading = Task №{ $number } · { $title }
task-state = Status: { $status }
task-status-new = new
task-status-in-progress = in progress
task-status-done = done
task-status-cancelled = cancelled
task-due = Due: { $due }
task-due-late = ⚠️ Was due: { $due }
task-assignee = Assignee: { $name }
task-author = Given by: { $name }
task-ticket = For ticket №{ $number }
task-handed-on = The task was handed to somebody else

task-press-start = Start
task-press-done = ✅ Done
task-press-result = Done, with a result
task-press-comment = Comment
task-press-delegate = Delegate
task-press-reopen = Reopen
task-press-cancel = Cancel
