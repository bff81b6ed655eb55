# run: -E -m bottom
# run: -SE -m bottom
# run: -S bottom.py
# What is below the program in its traceback.
{}["key"]
