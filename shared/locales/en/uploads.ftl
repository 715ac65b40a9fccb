### The page for files that are larger than the bot takes.

upload-title-ticket = Files for ticket №{ $number }
upload-title-task = Files for task №{ $number }
upload-text = Choose the files and press “Send”. Everyone who sees this conversation will see them. The link is good for a day and works once, so choose all of them together.
upload-label = Files
upload-limits = { $count ->
    [one] At most { $count } file
   *[other] At most { $count } files
  }, up to { $megabytes } MB each.{ $has_forbidden ->
    [no] { "" }
   *[yes] { " " }Not accepted: { $forbidden }.
  }
upload-patience = A large file takes minutes: keep the page open until it says that the files have come.
upload-button = Send
upload-done = { $count ->
    [one] The file has come
   *[other] The files have come
  }
upload-done-text-ticket = Added to ticket №{ $number }. You can close this page.
upload-done-text-task = Added to task №{ $number }. You can close this page.
upload-sorry = This link does not work
upload-problem-upload-link-used = Its files have come already. To send more, send a large file to the bot: it will give you a new link.
upload-problem-upload-link-expired = The link was good for a day and has ended. Send the large file to the bot again: it will give you a new one.
upload-problem-upload-link-unknown = It was probably copied in part. Open it right from the bot’s message.
upload-problem-not-found = The ticket or task is no longer there for you.
upload-problem-not-allowed = You cannot add files here.
upload-problem-ticket-closed = The ticket is closed and takes nothing more. Open a new one in the bot.
upload-problem-ticket-cancelled = The ticket is cancelled and takes nothing more. Open a new one in the bot.
upload-problem-task-cancelled = The task is cancelled and takes nothing more.
upload-problem-file-too-large = A file is over { $megabytes } MB. Nothing was sent: make it smaller and try again.
upload-problem-too-many-files = More than { $count } files. Nothing was sent: choose fewer.
upload-problem-file-type-forbidden = “{ $name }” is not accepted: such files are forbidden ({ $forbidden }). Nothing was sent: choose the others.
upload-problem-upload-budget-spent = Too many files were sent within an hour. The link is still good: try again later.
upload-problem-archive-too-full = There are too many files in the archive: up to { $count } are accepted. Nothing was sent: split it into several.
upload-problem-empty-file = “{ $name }” is empty. Nothing was sent: check it and try again.
upload-problem-bad-upload = Choose at least one file.
upload-problem-storage-unavailable = There is no place for files right now. Nothing was sent and the link still works: try again in a few minutes.
upload-problem-other = It did not work. The link is still good: try again.

files-kept-no-longer = removed: files of old tickets are not kept here
