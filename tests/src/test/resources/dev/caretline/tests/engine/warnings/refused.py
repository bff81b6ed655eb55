# run: refused.py
text = "\d"
more = b"\d", "\N{no such name}"
