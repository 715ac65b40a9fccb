"""When somebody means, in their own words: «завтра в 18 часов», "from 12 to 18 May".

A phrase is read whole or asked about (D9): every word belongs to something that is known here, and
what is left over is shown with the question. Nothing looks at a clock; the present comes in.

`words.py` cuts the phrase, `hours.py`, `dates.py` and `spans.py` are the table of what is known,
`phrase.py` covers the phrase with it, `moments.py` and `periods.py` say what was meant.
"""
