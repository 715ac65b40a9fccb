### Words that the channels add to any notice.

channels-open = Open
channels-answer-bot = Nobody reads answers to this letter. Write to our bot, https://t.me/{ $bot }: whoever works on the ticket sees it at once.
channels-answer-nowhere = Nobody reads answers to this letter. Answer where you opened the ticket, or call us.
channels-unsubscribe = Unsubscribe from these letters
channels-push-hidden = New event
channels-push-ready = The keys are ready; public key: { $public }
