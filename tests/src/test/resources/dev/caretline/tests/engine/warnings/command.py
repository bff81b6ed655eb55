# run: -c print("\\\\d",\ 1\ is\ 1)
# run: -
# stdin: print("\\\\d", 1 is 1)
