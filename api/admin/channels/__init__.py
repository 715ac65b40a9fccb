"""The settings of the channels as an administrator keeps and tries them."""
