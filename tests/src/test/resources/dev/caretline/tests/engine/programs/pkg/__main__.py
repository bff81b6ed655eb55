# run: -m pkg a b
# run: -m pkg.inner
# run: -m pkg.nothing
# run: -m nothing_at_all
# run: -m pkg.raises
import sys
print(sys.argv[1:], __name__, __package__, __spec__.name, sys.path[0])
f = sys._getframe()
while f:
    print(f.f_code.co_filename, f.f_code.co_name)
    f = f.f_back
