### What the commands say in the terminal.

cli-setup-link = To become the administrator, open this one-time link (good for a day):
