### Words of the pages about people from a file and into one.

pwa-import-title = Import from a file
pwa-import-intro = CSV or XLSX will do, as Excel saves it or another program gives it. You see what would come of it first, and decide then.
pwa-import-kind = What the file holds
pwa-import-kind-employees = Employees
pwa-import-kind-companies = Companies
pwa-import-kind-contacts = Clients' contacts
pwa-import-file = File
pwa-import-file-hint = CSV or XLSX, up to 20 MB and 50,000 rows
pwa-import-no-file = Choose a file: press the field above
pwa-import-send = Show what is in it
pwa-import-sending = Sending: { $percent }%
pwa-import-reading = Reading the file…

pwa-import-sheet = Sheet
pwa-import-sheet-name = { $name } — rows: { $rows }
pwa-import-heading-row = Row with the names of the columns
pwa-import-heading-row-hint = Its number, as in Excel. 0: there is none.
pwa-import-columns = What each column is
pwa-import-columns-text = The choice is remembered for files with the same names.
pwa-import-column = Column { $letter }
pwa-import-column-named = Column { $letter }: { $heading }
pwa-import-no-samples = empty
pwa-import-leave-out = Leave out
pwa-import-create-companies = Add companies that are not there yet
pwa-import-create-companies-hint = Otherwise rows with an unknown company stay errors.
pwa-import-clear-empty = An empty cell erases what was there
pwa-import-clear-empty-hint = Otherwise empty cells change nothing.
pwa-import-look = See what would come of it
pwa-import-looking = Comparing with what is there…
pwa-import-discard = Don't import this file

pwa-import-field-id = ID in the system
pwa-import-field-name = Full name (parts will do)
pwa-import-field-name-companies = Company's name
pwa-import-field-email = E-mail
pwa-import-field-phone = Phone
pwa-import-field-role = Role
pwa-import-field-manager = Manager
pwa-import-field-deputy = Permanent deputy
pwa-import-field-teams = Teams
pwa-import-field-mattermost = Mattermost login
pwa-import-field-companies = Companies
pwa-import-field-sees_all = Contacts see all tickets
pwa-import-field-active = Active (only compared)

pwa-import-preview = What would come of it
pwa-import-show = Which rows to show
pwa-import-outcome-new = { $done ->
    [yes] Added
   *[no] New
}
pwa-import-outcome-changed = { $done ->
    [yes] Changed
   *[no] Will change
}
pwa-import-outcome-same = Unchanged
pwa-import-outcome-wrong = { $done ->
    [yes] Skipped
   *[no] With errors
}
pwa-import-outcome-left = Not undone
pwa-import-companies = { $done ->
    [yes] { $count ->
        [one] { $count } company was added
       *[other] { $count } companies were added
    }
   *[no] { $count ->
        [one] { $count } company will be added
       *[other] { $count } companies will be added
    }
}
pwa-import-who = Who
pwa-import-nobody = There are no such rows
pwa-import-row = Row { $number }
pwa-import-company = Company
pwa-import-change = { $field }: { $before } → { $after }
pwa-import-nothing = empty
pwa-import-yes = yes
pwa-import-no = no
pwa-import-cell = Cell { $cell }

pwa-import-problem-cell_fault = The cell holds an Excel error, “{ $value }”: its formula came to nothing.
pwa-import-problem-name_empty = The name is empty.
pwa-import-problem-name_long = The name is longer than 200 characters. Shorten it.
pwa-import-problem-name_wrong = “{ $value }” cannot be a name.
pwa-import-problem-name_ambiguous = There are { $other } people of this name. Add an e-mail or a phone to say which one it is.
pwa-import-problem-email_wrong = “{ $value }” does not look like an e-mail address.
pwa-import-problem-email_taken = The e-mail “{ $value }” is another employee's: { $other }.
pwa-import-problem-phone_wrong = “{ $value }” does not look like a phone number. Example: { $other }
pwa-import-problem-phone_shortened = Excel has shortened the number to “{ $value }”, and the last digits are lost. Make the column text and type the numbers anew. Example: { $other }
pwa-import-problem-phone_taken = The phone “{ $value }” is another person's: { $other }.
pwa-import-problem-mattermost_wrong = “{ $value }” does not look like a Mattermost login: Latin letters, digits and . _ -
pwa-import-problem-company_wrong = This cannot be a company's name: { $value }.
pwa-import-problem-company_missing = A new contact needs a company.
pwa-import-problem-company_unknown = There is no such company yet: { $value }.
pwa-import-problem-company_archived = This company is archived: { $value }.
pwa-import-problem-company_taken = Another company has this name: { $value }.
pwa-import-problem-team_unknown = There is no such team: { $value }. Add it in the settings or correct the name.
pwa-import-problem-role_unknown = There is no role “{ $value }”. There are: administrator, support engineer, employee.
pwa-import-problem-manager_unknown = The manager “{ $value }” is neither among the employees nor in the file.
pwa-import-problem-manager_ambiguous = There are { $other } employees called “{ $value }”. Write the e-mail.
pwa-import-problem-manager_self = Nobody is their own manager.
pwa-import-problem-manager_wrong = The manager of row { $other } will not come: that row has an error.
pwa-import-problem-manager_circle = The managers go in a circle: { $other }
pwa-import-problem-deputy_unknown = The deputy “{ $value }” is neither among the employees nor in the file.
pwa-import-problem-deputy_ambiguous = There are { $other } employees called “{ $value }”. Write the e-mail.
pwa-import-problem-deputy_self = Nobody is their own deputy.
pwa-import-problem-deputy_wrong = The deputy of row { $other } will not come: that row has an error.
pwa-import-problem-last_admin = Nobody would keep the settings: no administrator would be left.
pwa-import-problem-yes_or_no = Write “yes” or “no” in place of “{ $value }”.
pwa-import-problem-row_repeats = This stands in row { $other } already, with other data. Keep one of them. Several companies go into one cell, with semicolons.
pwa-import-problem-id_unknown = There is no entry of the ID “{ $value }” any more. Empty the cell to add it anew.
pwa-import-problem-inactive = { $other } is there, but deactivated. Activate them on the card or take the row out.
pwa-import-problem-active_differs = People are deactivated and activated on their card, where it is seen what becomes of their work. Take the row out or correct the cell.
pwa-import-problem-active_new = Nobody is added as deactivated. Take the row out or correct the cell.
pwa-import-create-them = Add such companies

pwa-import-run = { $count ->
    [one] Import { $count } row
   *[other] Import { $count } rows
}
pwa-import-run-good = { $count ->
    [one] Import only the good one: { $count } row
   *[other] Import only the good ones: { $count } rows
}
pwa-import-running = Importing…
pwa-import-tickets-move = { $count ->
    [one] { $count } open ticket changes hands:
   *[other] { $count } open tickets change hands:
} whoever works on it now leaves its team or works on tickets no more. It goes back to the team's queue, or to whom the rule names.
pwa-import-tickets-moved = { $count ->
    [one] { $count } open ticket went back to the queue or got another assignee.
   *[other] { $count } open tickets went back to the queue or got other assignees.
} Undoing the import does not bring them back.
pwa-import-all-or-nothing = { $count ->
    [one] { $count } row has an error.
   *[other] { $count } rows have errors.
} Correct the file and import the whole of it, or take only the good rows now.
pwa-import-nothing-to-do = There is nothing to import: all is as the file says.
pwa-import-nothing-good = There is nothing to import: no row is good.
pwa-import-another = Choose another file

pwa-import-done = Imported
pwa-import-done-about = { $name }, { $moment }
pwa-import-undone = The import was undone
pwa-import-draft = Draft
pwa-import-undone-text = { $undone ->
    [one] { $undone } entry was undone.
   *[other] { $undone } entries were undone.
} { $left ->
    [0] All is as it was.
    [one] { $left } was left, and says why.
   *[other] { $left } were left, and say why.
}
pwa-import-undo = Undo the import
pwa-import-undo-until = It can be undone until { $moment }.
pwa-import-undo-gone = It cannot be undone any more: a day has passed.
pwa-import-undo-sure = Undo the import?
pwa-import-undo-text = { $changed ->
    [0] What “{ $name }” added goes ({ $new }).
   *[other] { $new ->
        [0] What “{ $name }” changed becomes as it was ({ $changed }).
       *[other] What “{ $name }” added goes ({ $new }), what it changed becomes as it was ({ $changed }).
    }
} What was changed since or is in use stays, and we say why.
pwa-import-keep = Leave it as it is
pwa-import-to-list = { $kind ->
    [companies] To the list of companies
   *[other] To the list of people
}
pwa-import-left-gone = Left: it is gone, or there is nothing to go back to
pwa-import-left-changed = Left: it was changed since
pwa-import-left-taken = Left: the former phone or name is another's now
pwa-import-left-used = Left: it is in use
pwa-import-left-refused = Left: the rules do not let it go back now
pwa-import-taken-back = Undone
pwa-import-contacts-come = Contacts need no invitation: each opens the clients' bot and shares the phone of this list. Whoever has no phone gets a link of the own: the button “Invite” beside the name.
pwa-import-rows-forgotten = Rows are kept for 90 days.

pwa-import-past = Imports
pwa-import-unfinished = Not finished: go on with it
pwa-import-past-none = There were no imports yet
pwa-import-line = { $kind } · { $who } · { $moment }
pwa-import-line-counts = added { $new }, changed { $changed }, skipped { $wrong }

pwa-export-title = Export to a file
pwa-import-export-text = The columns are those that an import reads: export, edit in Excel, import again, and only what you edited changes. Who exported what stands in the log.
pwa-export-kind = Which list
pwa-export-who = Whom
pwa-export-active = Only the active
pwa-export-all = All, the deactivated too
pwa-export-search = Name, e-mail or phone
pwa-export-search-hint = Optional: only what is found is exported.
pwa-export-xlsx = Download XLSX
pwa-export-csv = Download CSV

pwa-problem-import-unreadable = { $why ->
    [old_book] This is a book of an old Excel (XLS), or one under a password. Take the password off and save it as an Excel Workbook (XLSX).
    [web_page] Inside, this is a web page, whatever it is called: some programs give such files. Open it in Excel and save it as XLSX.
    [quotes] A quotation mark is never closed, and the end of the table is lost in it. Open the file in Excel and save it as XLSX.
    [locked] The file is under a password. Take it off and save the file again.
    [broken] The file is damaged. Open it in Excel and save it again.
   *[other] This is not a table. CSV or XLSX will do.
}
pwa-problem-import-too-large = { $what ->
    [rows] Too many rows: up to { $limit } at a time. Split the file.
    [columns] Too many columns: up to { $limit }. Delete those that are not needed.
   *[other] The file is too large when unpacked. Leave one sheet with the needed columns in it.
}
pwa-problem-import-empty = There is not a row with data in the file.
pwa-problem-import-matching = { $why ->
    [needed] Say which column holds the name: nobody is added without it.
    [twice] Two columns are chosen for the same thing. Keep one.
   *[other] There is no such column or sheet in the file. Reload the page.
}
pwa-problem-import-differs = { $count ->
    [one] While you were looking, something changed that { $count } row is about.
   *[other] While you were looking, something changed that { $count } rows are about.
} Nothing was imported. Here is how it is now; rows: { $rows }
pwa-problem-import-has-errors = The file has errors, rows: { $count }. Nothing was imported.
pwa-problem-import-stopped = Row { $row } could not be imported ({ $why }). Nothing was imported. Look again at what would come of it.
pwa-problem-import-state = This import is finished already. Reload the page.
pwa-problem-import-too-old = An import can be undone within a day.
pwa-problem-export-too-long = The list has more than { $limit } rows. Make it shorter by a search.
