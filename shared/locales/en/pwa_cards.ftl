### Words of the cards of employees, contacts and companies.

## Settings: a forgotten password.

pwa-password-link-title = Forgotten password
pwa-password-link-for = Forgotten password: { $name }
pwa-password-link-text = { $name } gets a one-time link to set a new password. The present password works until the link is used; earlier links stop working.
pwa-password-link-make = Make a link
pwa-password-link-made = Hand the link over in person: { $name }. It is good for a day and works once.

## The card.

pwa-card-who = Who it is
pwa-card-reach = How to reach
pwa-card-place = Place in the company
pwa-card-place-text = The manager approves absences and sees the tasks of those below. Teams give a queue of tickets.
pwa-card-time = Language and time
pwa-card-telegram = Telegram
pwa-card-company = Company
pwa-card-tickets = Tickets
pwa-card-edit = Edit
pwa-card-manager = Manager
pwa-card-no-manager = No manager
pwa-card-deputy = Permanent deputy
pwa-card-deputy-hint = Stands in when an absence names nobody else: approves, and gets the notices that would wait for the return.
pwa-card-deputy-left = { $name } works here no more, so nobody stands in now. Choose somebody else.
pwa-card-no-deputy = Nobody
pwa-card-teams = Teams
pwa-card-no-teams = In no team
pwa-card-no-clients = No company
pwa-card-clients-hint = To move a person to another company, remove the old one and choose the new one. Both may stay. Earlier tickets stay with their company.
pwa-card-language = Language
pwa-card-email-hint = The employee logs in by this address, and letters come to it.
pwa-card-sees = what clients see
pwa-card-notes = Notes
pwa-card-notes-hint = Only employees see them.
pwa-card-promises-text = How much working time may pass until this company is answered and its tickets are solved. The deadlines of its open tickets move as soon as you save.
pwa-promises-none-own = It has no times of its own: those for all hold.
pwa-promises-desks-open = Times for all
pwa-promises-own = { $priority }: times of its own
pwa-promises-as-all = As for all: { $within }.
pwa-promises-usual = For all: { $value }.
pwa-promises-back = Back to the times for all
pwa-card-changed = Changed: { $fields }
pwa-card-drop = Undo changes
pwa-role-employee-hint = Tasks and absences. Sees no tickets of clients.
pwa-role-agent-hint = Works on clients' tickets.
pwa-role-admin-hint = Works on tickets and sets everything up.
pwa-week-own = Own working hours
pwa-week-own-hint = When it is off, the company's hours count.
pwa-week-company = as the company's
pwa-week-start = Start
pwa-week-end = End
pwa-week-days = Working days
pwa-email-taken-by = { $name } logs in by this address.
pwa-telegram-is-linked = Linked
pwa-telegram-is-not = Not linked. The person opens the bot and shares the number of this card. Or invite the person by a link.
pwa-telegram-is-not-off = Not linked. The bots do not know somebody who is switched off.
pwa-telegram-end = Unlink
pwa-telegram-end-title = Unlink Telegram?
pwa-telegram-end-text = { $name } gets no messages in Telegram any more and cannot write to the bot until logging in there again. The chat is told so. Tickets and talks stay.
pwa-telegram-ended = Telegram is unlinked
pwa-gone-merged = This card is merged with another one:
pwa-gone-erased = The personal data of this person is erased. Tickets and tasks stay without the name.

## The archive of companies.

pwa-archive-title = Archive
pwa-archive-text = An archived company cannot be chosen for a new ticket. Its tickets and talks stay, and it can be taken back.
pwa-archive-text-gone = The company is archived: no new tickets come from it, the old ones stay.
pwa-archive-do = Archive
pwa-archive-undo = Take back
pwa-archive-done = The company is archived
pwa-archive-undone = The company is back
pwa-archive-ask = Archive { $name }?
pwa-archive-tickets = { $count ->
    [0] It has no open tickets.
    [one] { $count } open ticket stays and is worked on to its end:
   *[other] { $count } open tickets stay and are worked on to their end:
}
pwa-archive-contacts = { $count ->
    [one] { $count } person is left without a company and can write no tickets:
   *[other] { $count } people are left without a company and can write no tickets:
}
pwa-and-more = and { $count } more

## What is done with a whole card.

pwa-acts-title = Switching off, duplicates, personal data
pwa-act-leave = Switch off…
pwa-act-back = Take back
pwa-act-back-text-employee = The employee is switched off. After coming back the old password works, the bot asks anew. Work and teams do not come back by themselves.
pwa-act-back-text-contact = The client is switched off. After coming back tickets can be written, the bot asks anew.
pwa-act-merge = Merge with a duplicate…
pwa-act-data = Personal data…

## Leaving.

pwa-leave-title = Switching off
pwa-leave-whom = Switch off { $name }
pwa-leave-done = { $name } is switched off
pwa-leave-moves = Who takes over
pwa-leave-moves-text = One successor may be chosen. Else tickets go back to the queue and tasks to the manager.
pwa-leave-to = Successor
pwa-leave-by-rules = By the rules
pwa-leave-by-rules-again = By the rules again
pwa-leave-nothing = Nothing to hand over: no open work.
pwa-leave-part-tickets = Open tickets: { $count }
pwa-leave-part-tasks = Tasks: { $count }
pwa-leave-part-given = Given to others: { $count }
pwa-leave-part-approvals = Approvals: { $count }
pwa-leave-part-deputies = Standing in: { $count }
pwa-leave-part-deputised = Permanent deputy of: { $count }
pwa-leave-part-leads = Leads of teams: { $count }
pwa-leave-part-subordinates = People below: { $count }
pwa-leave-part-teams = Member of teams: { $count }
pwa-leave-nobody-tickets = the common queue
pwa-leave-nobody-tasks = stay as they are
pwa-leave-nobody-given = stay as they are
pwa-leave-nobody-approvals = an administrator
pwa-leave-nobody-deputies = no deputy
pwa-leave-nobody-deputised = no permanent deputy
pwa-leave-nobody-leads = no lead
pwa-leave-nobody-subordinates = no manager
pwa-leave-nobody-teams = leaves it
pwa-leave-ends = What ends at once
pwa-leave-ends-text = Logins in all browsers, keys for programs, notices on devices, one-time links and Telegram. The name stays in the history of tickets and tasks. The person can come back, but the work does not come back by itself.
pwa-leave-do = Switch off { $name }
pwa-leave-card = To the card
pwa-leave-contact-text = The person can write no more tickets, and Telegram is unlinked. The tickets stay with the company; open ones are worked on to their end. It can be undone at any time.
pwa-leave-contact-done = The client is switched off
pwa-departed-title = What was done
pwa-departed-when = { $moment }, { $name }
pwa-departed-to = The successor is { $name }.
pwa-departed-moved-tickets = { $to ->
    [none] Open tickets went back to the queue: { $count }
   *[other] Open tickets were handed over: { $count }
}
pwa-departed-moved-tasks = { $to ->
    [none] Tasks were handed over by the rules: { $count }
   *[other] Tasks were handed over: { $count }
}
pwa-departed-moved-given = Tasks given to others have a new follower: { $count }
pwa-departed-moved-approvals = Approvals went on to the next who decides: { $count }
pwa-departed-moved-deputies = { $to ->
    [none] Absences were left without a deputy: { $count }
   *[other] Absences got the successor as deputy: { $count }
}
pwa-departed-moved-deputised = { $to ->
    [none] People left without a permanent deputy: { $count }
   *[other] People whose permanent deputy has changed: { $count }
}
pwa-departed-moved-leads = { $to ->
    [none] Teams were left without a lead: { $count }
   *[other] Teams were handed over: { $count }
}
pwa-departed-moved-subordinates = { $boss ->
    [none] People whose manager has changed: { $count }
   *[other] The new manager of the people below ({ $count }): { $boss }
}
pwa-departed-moved-teams = Left teams: { $count }
pwa-departed-sessions = Logins in browsers ended: { $count }
pwa-departed-tokens = Keys revoked: { $count }
pwa-departed-links = One-time links voided: { $count }
pwa-departed-telegram = Telegram is unlinked
pwa-departed-name-stays = The name stays in the history of tickets and tasks.
pwa-departed-never = This person was never switched off.

## Merging.

pwa-merge-title = Merging of cards
pwa-merge-whom = Merge { $name }
pwa-merge-with = Which card stays
pwa-merge-text = { $name } is the card that goes from the lists. Links to it lead to the one that stays.
pwa-merge-stays = Keep the card
pwa-merge-nobody = Not chosen
pwa-merge-wins = What is written
pwa-merge-no-fields = The data are the same.
pwa-merge-field-name = Name
pwa-merge-field-email = E-mail
pwa-merge-field-phone = Phone
pwa-merge-field-mattermost_login = Mattermost login
pwa-merge-filled = { $value } (was empty)
pwa-merge-moves = What moves
pwa-merge-ends = Logins and keys of the card that goes end. Telegram moves if the other card has none.
pwa-merge-nothing = Nothing to move.
pwa-merge-sure = Confirm
pwa-merge-sure-text = The cards cannot be parted again.
pwa-merge-do = Merge
pwa-merge-done = The cards are merged
pwa-repeat-name = To confirm, write the name: { $name }
pwa-repeat-lacks = Write the name exactly: { $name }
pwa-counted-tickets = Tickets: { $count }
pwa-counted-comments = Messages in tickets: { $count }
pwa-counted-notes = Messages in tasks: { $count }
pwa-counted-tasks = Tasks: { $count }
pwa-counted-absences = Absences: { $count }
pwa-counted-files = Files: { $count }
pwa-counted-companies = Ties to companies: { $count }
pwa-counted-teams = Places in teams: { $count }
pwa-counted-subordinates = People below: { $count }
pwa-counted-telegram = Telegram accounts: { $count }
pwa-counted-deliveries = Records of deliveries: { $count }
pwa-counted-notices = Notices: { $count }
pwa-counted-messages = Traces of messages in Telegram: { $count }

## Personal data.

pwa-data-title = Personal data
pwa-data-whose = Personal data of { $name }
pwa-export-section = Hand out
pwa-export-text = An archive of all that is kept of the person: card, tickets, messages, absences, deliveries, log. A page to read and a file for programs are inside.
pwa-export-do = Download the archive
pwa-erase-section = Erase
pwa-erase-text = At the person's request (152-FZ). What stays, stays without the name.
pwa-erase-goes = Gone for good
pwa-erase-goes-card-employee = Name, phone, e-mail, settings, password, reasons of absences
pwa-erase-goes-card-contact = Name, phone, e-mail, settings
pwa-erase-stays = Stays without the name
pwa-erase-stays-audit = The log of acts without addresses
pwa-erase-why-employee = Tickets, tasks and days of absence are the company's account of work, which the law lets it keep.
pwa-erase-why-contact = Tickets belong to the client company: they are the account of what was done.
pwa-erase-named = Where the name stays in the text
pwa-erase-named-text = What was written does not change: titles, texts and messages are the company's correspondence and are kept whole, with the history of edits. Words of the name were found here; namesakes may be among them.
pwa-erase-named-none = Titles, texts and messages do not change: they are the company's correspondence. This person's name was not found in them.
pwa-erase-named-ticket = Ticket No. { $number } “{ $title }”
pwa-erase-named-task = Task No. { $number } “{ $title }”
pwa-erase-named-more = And { $count } more
pwa-erase-back = To the card
pwa-erase-active = Switch the person off first:
pwa-erase-sure = Confirm
pwa-erase-sure-text = What is erased cannot come back. If the data may be needed, download the archive first.
pwa-erase-do = Erase for good
pwa-erase-done = The personal data is erased
pwa-problem-not-the-same = These cards cannot be merged: they are of two kinds, or one of them is gone.
pwa-problem-name-not-repeated = The name is another one. Write it exactly.
pwa-problem-still-active = Switch the person off first.
pwa-problem-own-entry = The own card cannot be changed so: ask another administrator.
pwa-problem-person-gone = This card is gone: it is merged with another one, or erased.
pwa-problem-unsuitable-successor = This successor does not fit: it takes another active employee, and for tickets an engineer or an administrator.
pwa-problem-manager-cycle = That makes a circle: this person is below the one who is changed.
