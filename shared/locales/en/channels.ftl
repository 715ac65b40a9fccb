### Words that the channels add to any notice.

channels-files = 📎 Files: { $names }
channels-open = Open
channels-unsubscribe = Unsubscribe from these letters
channels-push-hidden = New event
channels-push-ready = The keys are ready; public key: { $public }
