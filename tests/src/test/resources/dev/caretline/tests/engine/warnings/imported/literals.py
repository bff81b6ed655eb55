value = 1if True else 0
