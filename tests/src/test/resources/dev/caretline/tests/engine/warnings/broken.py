text = "\d"
number = 1if True else 0
wrong = (
