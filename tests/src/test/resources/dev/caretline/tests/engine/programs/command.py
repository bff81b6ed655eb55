# run: -c import\ sys;print(sys.argv,sys.path[0],sorted(k\ for\ k\ in\ globals()),__loader__) a b
# run: -c 1/0
# run: -c raise\ SystemExit(3)
# run: -c print(
# run: -c #\ -*-\ coding:\ latin-1\nprint("é")
