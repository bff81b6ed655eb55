# -*- coding: latin-1 -*-
print("é", ascii("é"))
x = "é" + 1
