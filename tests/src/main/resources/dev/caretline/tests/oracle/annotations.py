"""What CPython writes for expressions as annotations: one JSON list of texts for every file that is named in a list.

An expression is taken from every place in which a statement has one; the body of a lambda, since some expressions must
not be annotations themselves.
"""
import __future__
import ast
import dis
import json
import sys
import warnings


def expressions(node):
    for _, value in ast.iter_fields(node):
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.expr):
                loaded = isinstance(getattr(child, "ctx", ast.Load()), ast.Load)
                if loaded and not isinstance(child, ast.Starred):
                    yield child
            elif isinstance(child, ast.AST):
                yield from expressions(child)


def annotated(expression):
    function = ast.Lambda(ast.arguments([], [], None, [], [], None, []), expression)
    return ast.AnnAssign(ast.Name("x", ast.Store()), function, None, 1)


def texts_of(path):
    with open(path, "rb") as file:
        source = file.read()
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError) as error:
        return [type(error).__name__]
    module = ast.fix_missing_locations(ast.Module([annotated(e) for e in expressions(tree)], []))
    code = compile(module, path, "exec", __future__.annotations.compiler_flag, True)
    constants = [i.argval for i in dis.get_instructions(code) if i.opname == "LOAD_CONST"]
    # Text and name of each annotation in turn, and the None that is returned.
    return constants[:-1:2]


warnings.simplefilter("ignore")
with open(sys.argv[1], encoding="utf-8") as paths:
    for path in paths.read().splitlines():
        print(json.dumps(texts_of(path)), flush=True)
