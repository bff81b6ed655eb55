text = "\d"
print(1 is 1)
def outer():
    "text"()
    return
return 2
