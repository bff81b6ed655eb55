# run: encodings.py
# run: latin.py
# run: bom.py
# run: bad.py
# run: null.py
# run: crlf.py
# run: empty.py
# run: missing.py
# run: .
# run: nothing.txt/x.py
print("é", "日本")
