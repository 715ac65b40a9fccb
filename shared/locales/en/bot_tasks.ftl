### The employees' bot about tasks.

tasks-title-mine = { $closed ->
    [yes] My tasks, closed
   *[no] My tasks
}
tasks-title-given = { $closed ->
    [yes] Given by me, closed
   *[no] Given by me
}
tasks-title-people = { $closed ->
    [yes] My people's tasks, closed
   *[no] My people's tasks
}
tasks-title-overdue = Overdue tasks
tasks-tab-mine = Mine
tasks-tab-given = Given by me
tasks-tab-people = My people's
tasks-tab-overdue = Overdue
tasks-tab-closed = Finished
tasks-tab-open = Open
task-search = 🔍 Find
task-search-ask = What shall I look for? Write words or the number of a task.
task-search-found = Found by “{ $words }”
task-search-again = 🔍 Find something else
task-list-due = due { $due }
task-list-late = ⚠️ { $due }

task-result-by = ✅ { $name } · { $at }{ $edited ->
    [yes] { " " }✏️ edited
   *[no] { "" }
}, result:
task-created = ✅ The task is created
task-commented = ✅ Added · { $heading }
task-moved = Task №{ $number }: { $status }
task-moved-to = ✅ { $heading } — { $status }
task-not-now = This cannot be done now: the task has changed.
reply-absence = Nothing can be added to a request for absence: it is decided by its buttons.

task-ask-comment = What shall I add to the task?
    { $heading }
    Send text or files.
task-ask-result = What came out of it?
    { $heading }
    Send text or files: whoever gave the task will see them.
task-ask-cancel = Why is the task cancelled?
    { $heading }
    Write the reason or skip it.

delegate-ask = { $searched ->
    [yes] These are found by “{ $search }”. Whom shall the task go to?
   *[no] Whom shall the task go to? Choose, or write a piece of the name.
}
delegate-nobody = { $searched ->
    [yes] I have found nobody by “{ $search }”. Write the name in another way.
   *[no] There is nobody to hand the task to now.
}
delegate-load = { $open ->
    [0] no tasks
    [one] { $open } task
   *[other] { $open } tasks
}{ $overdue ->
    [0] { "" }
   *[other] , overdue: { $overdue }
}
delegate-away = { $kind ->
    [vacation] on vacation until { $day }
    [sick] on sick leave until { $day }
    [day_off] off until { $day }
    [unpaid] on unpaid leave until { $day }
    [trip] on a business trip until { $day }
   *[other] away until { $day }
}
delegate-ask-words = What shall I write with the task? The assignee will read it.
delegate-sure = { $name }: { $away }. Hand the task over all the same?
delegate-yes = Yes, hand it over
delegate-done = ✅ { $heading }
    The assignee is { $name } now
delegate-same = Nothing has changed: { $name } is the assignee already.
    { $heading }

new-task-ask = What is to be done? The first line becomes the title, the rest the description. Photos and files are welcome.
new-task-ask-again = What is to be done? Write it anew or add files. So far:
new-task-ask-who = { $searched ->
    [yes] These are found by “{ $search }”. Who shall do it?
   *[no] Who shall do it? Choose, or write a piece of the name.
}
new-task-nobody = I have found nobody by “{ $search }”. Write the name in another way.
new-task-myself = I will
new-task-preview = New task
new-task-due = Due: { $due }
new-task-no-due = Due: any time
new-task-right = Is it right? You may send more text or files.
new-task-create = Create
new-task-made = The task is created already.

task-due-ask = Until when? Choose, or write it in words: “tomorrow 3pm”, “on friday”, “in 2 hours”.
task-due-ask-day = On which day? It is due at 18:00.
task-due-unclear = I do not understand when. Write, for example: “tomorrow 3pm”, “on friday”, “in 2 hours”, “december 25 at 10”.
task-due-left = Understood: { $due }. Not understood: “{ $left }”. { $offered ->
    [yes] If it is right so, press the button; if not, write it in another way.
   *[no] Write it in another way.
}
task-due-which = “{ $heard }”: when exactly? Press a button, or say it more precisely.
task-due-option = { $day }, { $time }
task-due-passed = That has passed already: { $due }. Until when shall it be?
task-due-today = Today 18:00
task-due-tomorrow = Tomorrow
task-due-named = { $weekday }, { $day }
task-due-week = In a week
task-due-calendar = 📅 Calendar
task-due-none = No due date

problem-tasks-not-found = The task is not found, or you may not see it any more.
problem-tasks-version-conflict = The task has changed meanwhile. Look at it and try again.
problem-tasks-move-not-allowed = This cannot be done now: the task is { $state }.
problem-tasks-empty-comment = The message is empty: send text or a file.
problem-empty-task = The task is empty: send text or a file.
problem-unknown-assignee = There is no such employee. Choose another one.
problem-assignee-left = { $assignee } does not work here any more. Choose another one.
problem-assignee-absent = { $assignee } is away now.
problem-not-below = { $assignee } is not one of your people. Choose another one.
problem-delegation-to-self = A task cannot be handed to yourself.
problem-delegation-circle = The task has already gone through the hands of { $assignee }. Choose another one.
problem-task-cancelled = The task is cancelled, nothing can be added to it. Reopen it first.
