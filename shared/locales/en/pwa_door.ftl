### The door: the first administrator, an invitation, a new password.

pwa-setup-title = The first administrator
pwa-setup-text = Make the account that the work begins with. You will invite the others later.
pwa-setup-enter = Create and log in
pwa-setup-no-token = The link is not whole. Copy all of it: it ends in a long string of letters and digits after #.
pwa-setup-used = This link has made an administrator already. Log in with e-mail and password.
pwa-setup-expired = The link has expired: it is good for a day.
pwa-setup-gone = This link is good no more: a newer one has taken its place.
pwa-setup-again = A command on the server where Vestovoy runs makes a new link:
pwa-setup-firm = Name of your company
pwa-setup-firm-hint = People see it in invitations. It can be changed in the settings: “Name and look”.
pwa-setup-phone-hint = By this number the staff's Telegram bot will know you. It can wait.
pwa-setup-mail-hint = You will log in with this address.
pwa-setup-zone = Time zone
pwa-setup-language = Language
pwa-door-copy = Copy
pwa-door-copied = Copied
pwa-reset-title = New password
pwa-reset-text = { $name }, choose a new password. Other devices will be logged out.
pwa-reset-enter = Save and log in
pwa-reset-no-token = The link is not whole. Open all of it: it ends in a long string of letters and digits after #.
pwa-reset-used = This link has set a password already. Log in with it.
pwa-reset-expired = The link has expired.
pwa-reset-gone = This link is good no more: a newer one has taken its place, or the password has been changed since.
pwa-door-to-login = To the login

pwa-join-title = Welcome
pwa-join-title-firm = Welcome! { $firm } invites you
pwa-join-text = { $name }, you are invited to Vestovoy, the desk with tickets, tasks and absences. Choose a password: nobody but you will know it.
pwa-join-mail = You will log in with { $email }.
pwa-join-enter = Save and log in
pwa-join-no-token = The link is not whole. Open all of it: it ends in a long string of letters and digits after #.
pwa-join-used = This invitation has been accepted already. If that was you, log in with e-mail and password.
pwa-join-expired = The invitation has expired: it is good for 7 days. Ask your administrator for a new one.
pwa-join-gone = This invitation is good no more: it was withdrawn, or a newer one took its place. Ask your administrator for another.
pwa-join-needless = You have a password already. Log in with it; if you forgot it, the login page leads to a new one.
pwa-problem-invitation-used = The invitation was accepted or withdrawn this very moment. Reload the page.

pwa-forgot-title = Forgot your password?
pwa-forgot-text = Write the address you log in with. We will send a letter with a link that sets a new password.
pwa-forgot-send = Send the letter
pwa-forgot-sent = If somebody logs in with { $email }, a letter is on its way. Its link is good for an hour and works once.
pwa-forgot-no-letter = No letter? Look into the spam folder. The staff's Telegram bot sends a link too, by the command /password, and an administrator can give you one in person.
pwa-forgot-again = Another address

## No way in.

pwa-problem-access-ended = Your access has ended: you were switched off. If that is a mistake, ask your manager or the administrator.

pwa-problem-setup-link-used = This link was used already. Log in with e-mail and password.
pwa-problem-password-link-used = The link was used, has expired or was replaced by a newer one. Ask your administrator for another.
