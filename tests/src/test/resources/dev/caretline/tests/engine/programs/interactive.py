# run: -i interactive.py
# run: -i exits.py error
# stdin: print(x)\n1/0\n
x = 5
