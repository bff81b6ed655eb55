package dev.caretline.grammar.parser;

import static dev.caretline.grammar.parser.Trees.accepts;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is syntax and what is not, where more than the next token decides; all as CPython 3.11's parser has it. */
class SyntaxTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                // assignments
                "a = b = yield c",
                "*a = b",
                "(a) = (b, *c) = [d.e, f[0]] = 1",
                "() = [] = a",
                "a().b = 1",
                "(a): int",
                "((a.b)): int = yield",
                "(a) += yield",
                "a = *b, c",
                "a: int = *b, c",
                "*a", // refused by the compiler
                // targets
                "for *a, b in *c, d: pass",
                "for (a) in b: pass",
                "for a[b in c], in d: pass",
                "del a, (b, [c]), d.e,",
                "del ()",
                "with a as (b), c as [d], e: pass",
                "with a as *b: pass",
                "[x for x, in y]",
                // with
                "with (a, b as c,): pass",
                "with (a, b) as c: pass",
                "with (a, *b): pass",
                "with (a, b), c: pass",
                "with (yield): pass",
                "with (a := 1): pass",
                "with (a for a in b): pass",
                "with (lambda *a: a, b): pass",
                "with (): pass",
                // calls
                "f(a, *b, c, d=1, *e, **g, h=2)",
                "f(x for x in y)",
                "f((x) for x in y)(z)",
                "f(a := 1)",
                "f(*a or b)",
                // parameters
                "def f(a, b=1, /, c=2, *, d, e=3, **g): pass",
                "def f(*a: *b): pass",
                "def f(a, /,): pass",
                "def f(**k,): pass",
                "lambda *, a: a",
                "x[lambda a,: a]",
                // displays
                "{**a, b: c}",
                "{*a, b}",
                "{a := 1}",
                "[*a, b := 1]",
                "(*a,)",
                "[a async for b in c if d if e]",
                // subscripts
                "a[b:c, *d, e := 1, ...]",
                "a[::]",
                "a[b := 1]",
                // operators
                "not a == b",
                "a and not b",
                "a ** -b ** ~c",
                "-await a ** b",
                "*a | b, *c",
                "a if b else lambda: c",
                "a is not b is c not in d",
                // statements
                "try: a\nexcept* A: b\nexcept* B as c: d\nelse: e\nfinally: f",
                "try: a\nfinally: b",
                "try: a\nexcept: b\nexcept A: c", // refused by the compiler
                "from .... import (a, b as c,)",
                "from . import *",
                "@a := b\nclass C(*d, **e): pass",
                "raise a from b",
                "global a, b",
                "a; b;",
                // soft keywords
                "match = case = _ = 1",
                "match(a)[b:c].d",
                "match: int",
                "match x:\n case _: pass\n case a, if b: pass",
                "match *a, b:\n case 1: pass",
                "match x:\n case -1 | 1+2j | 'a' 'b' | None | a.b: pass",
                "match x:\n case {1: a, 'b': [*_], a.b: None, **c,}: pass",
                "match x:\n case C(a, _, b=1, _=2): pass",
                "match x:\n case C(_=1): pass",
                "match x:\n case (a as b) | [c, *d] | (): pass",
                "match x:\n case f'{a}': pass", // refused by the compiler
                "match x:\n case a._: pass",
            })
    void source_isAccepted(String source) {
        assertThat(accepts(source)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // assignments
                "a + b = 1",
                "f() = 1",
                "(yield) = 1",
                "a = yield = b",
                "(*a) = 1",
                "a, b += 1",
                "(a, b): int",
                "[a]: int",
                "await a = 1",
                "(a := 1) = 2",
                "a := 1",
                "a: int = b = c",
                // targets
                "for f() in a: pass",
                "for a in b, for c: pass",
                "del *a",
                "del f()",
                "del (a := b)",
                "with a as f(): pass",
                "[x for 1 in y]",
                // with
                "with a, b,: pass",
                "with (a as b).c: pass",
                "with (a as b) as c: pass",
                "with (*a): pass",
                // calls
                "f(a=1, b)",
                "f(**a, b)",
                "f(**a, *b)",
                "f(**a, b=1, *c)",
                "f(a.b=1)",
                "f((a)=1)",
                "f(x for x in y, 1)",
                "f(1, x for x in y)",
                "f(x for x in y,)",
                "f(*x for x in y)",
                "f(a=x for x in y)",
                "class A(x for x in y): pass",
                "f(a=b:=1)",
                "f(yield)",
                // parameters
                "def f(a=1, b): pass",
                "def f(a=1, /, b): pass",
                "def f(/): pass",
                "def f(a, /, b, /): pass",
                "def f(*, a, /): pass",
                "def f(*): pass",
                "def f(*,): pass",
                "def f(*, **k): pass",
                "def f(*a, *b): pass",
                "def f(*a=1): pass",
                "def f(**k=1): pass",
                "def f(**k, a): pass",
                "def f(*, a: *b): pass",
                "def f((a)): pass",
                "lambda a: int: a",
                "lambda (a): a",
                // displays
                "(*a)",
                "(*a for a in b)",
                "{a: b, c}",
                "{a, b: c}",
                "{a := 1: b}",
                "{*a: b}",
                "{*a, **b}",
                "{**a for a in b}",
                "{a: *b}",
                "[yield]",
                "(a, yield)",
                "[a for b in c, d]",
                "[a for b in lambda: c]",
                "[a for b in c if d := e]",
                // subscripts
                "a[]",
                "a[b=1]",
                "a[*b:c]",
                "a[b:c:=1]",
                // operators
                "a == not b",
                "a + not b",
                "-not a",
                "await -a",
                "await await a",
                "*a and b, c",
                "[*not a]",
                "{**a or b}",
                "a + lambda: b",
                "a <> b",
                "a if b",
                "a not b",
                // statements
                "try: a",
                "try: a\nelse: b",
                "try: a\nexcept A: b\nexcept* B: c",
                "try: a\nexcept*: b",
                "from a import b,",
                "from a import (*)",
                "from import a",
                "import a,",
                "raise a, b",
                "global a.b",
                "a;; b",
                ";",
                "if a: if b: c",
                "@a\nb = 1",
                "return yield",
                "elif a: b",
                // soft keywords
                "match x:\n pass",
                "match x:\n case 1",
                "match *a:\n case 1: pass",
                "match x:\n case *a: pass",
                "match x:\n case (*a): pass",
                "match x:\n case a as _: pass",
                "match x:\n case a as b.c: pass",
                "match x:\n case _.a: pass",
                "match x:\n case _(): pass",
                "match x:\n case C(a, _=1): pass",
                "match x:\n case C(a=1, b): pass",
                "match x:\n case {a: 1}: pass",
                "match x:\n case {**a, 1: b}: pass",
                "match x:\n case {**_}: pass",
                "match x:\n case 1+2: pass",
                "match x:\n case 1j+2j: pass",
                "match x:\n case +1: pass",
                "match x:\n case a, , b: pass",
                "if x: match y:\n  case 1: pass",
            })
    void source_isRefused(String source) {
        assertThat(accepts(source)).isFalse();
    }
}
