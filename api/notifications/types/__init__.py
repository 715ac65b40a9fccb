"""All that a kind of notice is: who hears, what is said, the object as it stands. One folder a
noun, and the table of all kinds.
"""
