# run: backslash.py
# run: -m backslash
x = 1
\
