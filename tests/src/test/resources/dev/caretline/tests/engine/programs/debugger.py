# run: debugger.py
# stdin: p x\nn\np y\nw\nc\n
x = 1
breakpoint()
y = x + 1
print(y)
