### The page behind the “Unsubscribe” link of a letter.

unsubscribe-question = Stop sending you letters?
unsubscribe-question-text = Notices will no longer come by e-mail. The other channels, such as Telegram, go on as before.
unsubscribe-question-button = Stop the letters
unsubscribe-farewell = No more letters
unsubscribe-farewell-text = Notices by e-mail are off. Should you change your mind, you can switch them on here at any time.
unsubscribe-farewell-button = Get letters again
unsubscribe-unknown = This link does not work
unsubscribe-unknown-text = It was probably copied in part. Please open it straight from the letter.
