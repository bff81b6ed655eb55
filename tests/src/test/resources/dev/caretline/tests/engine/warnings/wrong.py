# run: wrong.py
# run: -c import\ wrong
text = "\d"
print("" is text)
class Late:
    [1]("x")
    continue
