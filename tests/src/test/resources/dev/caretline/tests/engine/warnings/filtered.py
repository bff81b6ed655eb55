# run: filtered.py
# run: -c import\ warnings;warnings.simplefilter('error');import\ filtered
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    import imported.sub
print([(w.category.__name__, str(w.message), w.lineno, w.filename[-6:]) for w in caught])
warnings.filterwarnings("error", "invalid decimal", DeprecationWarning, module=".*literals")
try:
    import imported.literals
except SyntaxError as error:
    print(error)
