### The staff bot: the rest of a ticket, ready answers, a ticket for a client.

card-more = More

more-category = Category
more-priority = Priority
more-team = Team
more-take-over = Take over
more-make-task = Make a task
more-no-category = No category
more-no-team = No team
more-changed = Changed
more-ask-category = Which category is ticket { $heading }?
more-ask-priority = Which priority has ticket { $heading }?
more-ask-team = Which team takes ticket { $heading }?
more-rating = The client's rating: { $score } of 5
more-link = 🔗 { $kind ->
    [duplicate] { $reverse ->
        [yes] Repeated in
       *[no] Repeats
    }
    [follow_up] { $reverse ->
        [yes] Continued in
       *[no] Continues
    }
   *[related] Related to
} №{ $number } · { $title } ({ $status })
more-task = ☑️ Task №{ $number } · { $title } ({ $status }), { $name }

answer-canned = Ready answers
canned-none = No ready answers yet: the administrator or the team's lead adds them.
canned-which = Which answer?
canned-send-or-type = Send it so? To change it, send your own text.
canned-send = Send to the client

new-task-of = For ticket { $heading }

staff-tab-team = By team
staff-tab-category = By category
staff-list-team = The team's open tickets
staff-list-category = Open tickets of the category
staff-which-team = Whose tickets?
staff-which-category = Tickets of which category?

problem-unknown-category = There is no such category any more. Choose another one.
problem-unknown-team = There is no such team any more. Choose another one.

staff-for-client = ➕ For a client
for-client-company = Which company is it from? Choose, or type a part of its name.
for-client-contact = Who at { $client } asked?
for-client-nobody = Name nobody
for-client-what = What happened? Send text, photos or files.
for-client-preview = A new ticket from { $client }{ $named ->
    [yes] , { $contact }
   *[no] { "" }
}
for-client-right = All right? You may send more.
for-client-send = Open the ticket
for-client-sent = Ticket №{ $number } is open
for-client-no-company = No company is found by “{ $search }”. Type its name in another way.
