### Words of the books of people: employees, clients, companies, who is under whom.

## Settings: people.

pwa-field-phone-hint = The Telegram bot will know the person by this number. It will not if there is an extension: that number is only shown.
pwa-people-employees = Employees
pwa-people-contacts = Clients
pwa-people-clients = Companies
pwa-people-none-employees = No employees yet
pwa-people-none-employees-text = Add a colleague and invite them: they choose the password themselves.
pwa-people-none-contacts = No contacts yet
pwa-people-none-contacts-text = Contacts are the clients' people who write tickets. Add the first one and hand on a link to the bot.
pwa-people-none-clients = No companies yet
pwa-people-none-clients-text = Every ticket is of some company. Add the first one, then the people who will write for it.
pwa-create-employees = Add employee
pwa-create-contacts = Add client
pwa-create-clients = Add company
pwa-client-see-all = Clients see all tickets of their company
pwa-client-sees-all = Clients see all tickets of the company
pwa-client-sees-own = Each sees only the own tickets

## Settings: a forgotten password.

pwa-password-link-copy = Copy the link
pwa-password-link-copied = Link copied

## People from a file and into one.

pwa-people-import = Import from a file

## Invitations.

pwa-invite = Invite
pwa-invite-title = Invitation: { $name }
pwa-invite-for = Invite { $name }
pwa-invite-text = { $name } chooses a password on the page that the link opens. The invitation is good for 7 days and works once; an earlier one ends.
pwa-invite-text-bot = The link opens the staff's bot, which knows at once that it is { $name }. It is good for 7 days and works once.
pwa-invite-text-contact = The link opens the clients' bot, which knows at once that it is { $name }: no phone has to be shared. The link is good for 7 days and works once.
pwa-invite-how = How to invite
pwa-invite-letter = By letter
pwa-invite-letter-about = To { $email }
pwa-invite-telegram = By a Telegram link
pwa-invite-telegram-about = Opens the staff's bot, which then offers a password for the web
pwa-invite-link = By a link that I pass on
pwa-invite-link-about = Copy it and send it as you like
pwa-invite-no-mail = There is no mail server, so no letter will go. The link will be shown here for you to pass on.
pwa-invite-no-email = To invite by letter or by link, give the e-mail first: it is what one logs in with.
pwa-invite-send = Invite
pwa-invite-make-link = Get a link and a QR code
pwa-invite-sent = The letter is on its way: { $email }. The invitation is good until { $until }.
pwa-invite-url = Give this link to { $name } in person. It is good until { $until } and works once.
pwa-invite-qr = The same link as a QR code: point the phone's camera at it
pwa-invite-trouble-no-mail-server = No letter was sent: there is no mail server yet. Pass the link on yourself.
pwa-invite-trouble-address-dead = No letter was sent: the mail server takes none to this address. Pass the link on yourself.
pwa-invite-later = Later
pwa-invite-made-person = { $name } is in the list. One thing is left: the invitation.
pwa-invitations-title = Waiting for an answer
pwa-invitations-count = { $count ->
    [one] { $count } invitation
   *[other] { $count } invitations
    }
pwa-invitation-sent = sent { $ago }
pwa-invitation-opened = opened { $ago }, no password yet
pwa-invitation-expired = expired { $ago }
pwa-invitation-letter-failed = the letter did not arrive: { $reason }
pwa-invitation-letter-expired = the letter did not go in time
pwa-invitation-letter-pending = the letter is in the queue
pwa-invitation-letter-skipped = the letter was not sent
pwa-invitation-way-letter = by letter
pwa-invitation-way-link = by link
pwa-invitation-way-telegram = into Telegram
pwa-invitation-again = Invite again
pwa-invitation-withdraw = Withdraw
pwa-invitation-withdraw-ask = Withdraw the invitation of { $name }? The link stops working at once.
pwa-invitation-withdrawn = Invitation withdrawn
pwa-invite-bot-not-started = The bot does not run yet. If its token is saved, wait half a minute and try again; if not, save it on the page “Start” or in “Channels”.

pwa-people-books = Books of people
pwa-people-tree = Structure
pwa-book-all = Reset
pwa-book-employees-active = Working
pwa-book-employees-inactive = Switched off
pwa-book-employees-all = All employees
pwa-book-contacts-active = Active
pwa-book-contacts-inactive = Switched off
pwa-book-contacts-all = All clients
pwa-book-clients-active = Served
pwa-book-clients-inactive = Archived
pwa-book-clients-all = All companies
pwa-book-clients-search = Find a company
pwa-book-archived = Archived
pwa-narrow-role = Any role
pwa-narrow-team = Any team
pwa-narrow-telegram = Telegram
pwa-narrow-with-telegram = With Telegram
pwa-narrow-without-telegram = Without Telegram
pwa-narrow-manager = Manager
pwa-narrow-with-manager = With a manager
pwa-narrow-without-manager = Without a manager
pwa-narrow-client = Choose a company
pwa-narrow-own-promises = Times of their own
pwa-narrow-desks-promises = The same as for all
pwa-person-under = manager: { $name }
pwa-person-deputy = deputy: { $name }
pwa-client-own-promises = promised times of its own
pwa-person-created = Added
pwa-company-created = The company is added
pwa-person-back = Back again

## The card.

pwa-phone-read = Will be matched by { $number }
pwa-phone-office = An office number { $number }, extension { $extension }: the bot knows nobody by it, calls work.
pwa-phone-odd = Not a phone number yet. For example: { $example }
pwa-phone-taken-by = This number belongs to another person: { $name }.
pwa-owner-open = Open the card

## Structure.

pwa-tree-text = Drag people onto their manager, or press the button at the right of the name. By keyboard: the arrow keys move through the tree, Enter opens the choice of a manager.
pwa-tree-below = below: { $count }
pwa-tree-open = Show who is below { $name }
pwa-tree-close = Hide who is below { $name }
pwa-tree-move = Change the manager
pwa-tree-move-whom = Change the manager of { $name }
pwa-tree-under-whom = Manager for { $name }
pwa-tree-under-nobody = No manager
pwa-tree-top = Drop here to remove the manager
pwa-tree-moved = { $person }: the new manager is { $boss }
pwa-tree-moved-top = { $person } has no manager now
pwa-tree-circle = That makes a circle: { $boss } already reports to { $person }. Change the manager of { $boss } first.

## Inviting several at once.

pwa-narrow-invitation = Invitation
pwa-narrow-invitation-none = Not invited yet
pwa-narrow-invitation-waiting = Invited
pwa-narrow-invitation-expired = Invitation expired
pwa-people-none-to-invite = Nobody to invite: everybody is invited or in
pwa-invite-all = Invite all ({ $count })
pwa-invitations-all = Show all ({ $count })
pwa-invite-all-none = { $count ->
    [one] { $count } colleague is not invited yet.
   *[other] { $count } colleagues are not invited yet.
}
pwa-invite-all-expired = { $count ->
    [one] The invitation of { $count } colleague has expired.
   *[other] The invitations of { $count } colleagues have expired.
}
pwa-invite-all-brought = { $count ->
    [one] { $count } new colleague is in the list and not invited yet.
   *[other] { $count } new colleagues are in the list and not invited yet.
}
pwa-invite-all-letters = { $count ->
    [one] { $count } letter will go.
   *[other] { $count } letters will go.
}
pwa-invite-all-pages = There is no mail server, so no letter will go: { $count ->
    [one] { $count } link is for you to pass on.
   *[other] { $count } links are for you to pass on.
}
pwa-invite-all-links = { $count ->
    [one] { $count } has no e-mail: there will be a link.
   *[other] { $count } have no e-mail: there will be links.
}
pwa-invite-all-title = An invitation for all
pwa-invite-all-ask = Each chooses a password on the page that the own letter opens. The invitation is good for 7 days and works once. Whoever is invited already hears nothing twice.
pwa-invite-all-no-mail = There is no mail server, so no letter will go. The links will be shown here for you to pass on.
pwa-invite-all-set-mail = Set up mail
pwa-invite-all-ask-links = Each chooses a password on the page that the own link opens. The invitation is good for 7 days and works once. Whoever is invited already hears nothing twice.
pwa-invite-all-by-page = { $email }: a link instead of a letter
pwa-invite-all-whom = Who will be invited
pwa-invite-all-by-link = no e-mail: a link into the staff's bot
pwa-invite-all-sending = Inviting…
pwa-invited-letters = { $count ->
    [one] { $count } letter is on its way.
   *[other] { $count } letters are on their way.
} The invitations are good until { $until } and work once.
pwa-invited-links = Links for you to pass on
pwa-invited-links-text = { $count ->
    [1] Pass one link on yourself. It is good until { $until } and shown only now.
   *[other] Pass these links on yourself, to each the own one. They are good until { $until } and shown only now.
}
pwa-invited-trouble-no-mail-server = There is no mail server yet: a link to the page
pwa-invited-trouble-address-dead = The mail server takes no letters to this address: a link to the page
pwa-invited-trouble-no-email = No e-mail: a link into the staff's bot
pwa-invited-copy-for = Copy the link of { $name }
pwa-invited-copy-all = { $count ->
    [one] Copy { $count } link with the name
   *[other] Copy all { $count } links with the names
}
pwa-invited-copied = Names and links copied
pwa-invited-others = Who was not invited
pwa-invited-already-invited = Invited already: the earlier link works
pwa-invited-already-in = In already: no invitation is needed
pwa-invited-no-way = Neither an e-mail nor a staff's bot. Give the e-mail in the card.
pwa-invited-inactive = Deactivated while you were looking
pwa-invited-unknown = There is no such employee any more
