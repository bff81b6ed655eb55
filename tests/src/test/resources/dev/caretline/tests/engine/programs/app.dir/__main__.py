# run: app.dir a
import sys
print(sys.argv, sys.path[0], __file__, __spec__)
