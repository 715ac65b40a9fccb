### The administrator's words: channel tests, letter templates.

admin-test-title = Notification test
admin-test-line = Sent by { $name }. If you can see this message, the channel works.
admin-channel-off = The administrator has switched this channel off.

## What is wrong with a letter's template.

admin-template-syntax = Line { $line }: { $name }
admin-template-variable = Line { $line }: this event has no variable “{ $name }”
admin-template-forbidden = Line { $line }: “{ $name }” is not supported in letter templates
admin-template-too-long = The template is too long
admin-template-empty = The letter comes out empty
admin-template-failed = The template could not be applied: { $name }

## Sample values for the preview.

admin-example-number = 1234
admin-example-title = The printer in accounting does not print
admin-example-client = Daisy Ltd
admin-example-contact = Anna Smirnova
admin-example-assignee = Boris Ivanov
admin-example-actor = Boris Ivanov
admin-example-status = in progress
admin-example-why = You follow this ticket
admin-example-recipient = Victor Peters
admin-example-comment =
    Hello! We have replaced the cartridge and tested printing from two computers.
    Please write to us if it happens again.

## Letters that an administrator starts from.

admin-letter-ticket-opened =
    Hello { $recipient },

    A new ticket №{ $number } “{ $title }” from { $client }{ "{% if contact %}" } ({ $contact }){ "{% endif %}" }.

    { $comment }

    { "{% if link %}" }Open the ticket: { $link }{ "{% endif %}" }
admin-letter-ticket-assigned =
    Hello { $recipient },

    Ticket №{ $number } “{ $title }”: assigned to { $assignee }, status “{ $status }”.

    { "{% if link %}" }Open the ticket: { $link }{ "{% endif %}" }
admin-letter-ticket-status-changed =
    Hello { $recipient },

    Ticket №{ $number } “{ $title }” is now { $status }. Changed by { $actor }.

    { $comment }

    { "{% if link %}" }Open the ticket: { $link }{ "{% endif %}" }
admin-letter-ticket-commented =
    Hello { $recipient },

    { $actor } wrote on ticket №{ $number } “{ $title }”:

    { $comment }

    { "{% if link %}" }Reply: { $link }{ "{% endif %}" }
