package dev.caretline.compiler.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caretline.compiler.Trees;
import dev.caretline.compiler.future.FutureFeatures;
import dev.caretline.compiler.future.FutureStatements;
import dev.caretline.compiler.limits.RecursionLimit;
import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.FloatRepr;
import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.ast.Stmt;
import dev.caretline.grammar.source.PythonSyntaxException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConstantFolderTest {
    private static Mod fold(Mod tree) {
        FutureFeatures features = FutureStatements.read(tree, 0);
        return ConstantFolder.fold(tree, features, true, RecursionLimit.DEFAULT);
    }

    private static Expr fold(String expression) {
        return ((Mod.Expression) fold(new Mod.Expression(Trees.expression(expression)))).body();
    }

    private static List<Stmt> foldBody(String module) {
        return ((Mod.Module) fold(Trees.module(module))).body();
    }

    /** A constant as Python would write it, anything else by its kind. */
    private static String shown(Expr expression) {
        return expression instanceof Expr.Constant constant ? shown(constant.value()) : expression.asdlName();
    }

    private static String shown(ConstantValue value) {
        if (value instanceof ConstantValue.Int i) {
            return i.value().toString();
        } else if (value instanceof ConstantValue.Float f) {
            return FloatRepr.of(f.value());
        } else if (value instanceof ConstantValue.Complex c) {
            return FloatRepr.of(c.real()) + "," + FloatRepr.of(c.imaginary()) + "j";
        } else if (value instanceof ConstantValue.Str s) {
            return "'" + s.text() + "'";
        } else if (value instanceof ConstantValue.Tuple t) {
            return t.elements().stream().map(ConstantFolderTest::shown).collect(Collectors.joining(" ", "(", ")"));
        } else if (value instanceof ConstantValue.FrozenSet set) {
            return set.elements().stream()
                    .map(ConstantFolderTest::shown)
                    .sorted()
                    .collect(Collectors.joining(" ", "{", "}"));
        }
        return value.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "-7 // 2                | -4",
                "-7 % 2                 | 1",
                "7 % -2                 | -1",
                "0 / -5                 | -0.0",
                "1 / 3                  | 0.3333333333333333",
                "2 ** 64                | 18446744073709551616",
                "2 ** -2                | 0.25",
                "-5 >> 1                | -3",
                "True + True            | 2",
                "True & False           | FALSE",
                "~True                  | -2",
                "not ()                 | TRUE",
                "not ...                | FALSE",
                "-7.5 // 2              | -4.0",
                "-7.5 % 2               | 0.5",
                "7.5 % -2               | -0.5",
                "0.0 % -2               | -0.0",
                "-1e-300 // 1e300       | -1.0",
                "0.0 ** 0               | 1.0",
                "(-8.0) ** 2            | 64.0",
                "3 + 4j                 | 3.0,4.0j",
                "-(0j)                  | -0.0,-0.0j",
                "(1 + 2j) * (3 - 1j)    | 5.0,5.0j",
                "(1 + 2j) / (3 - 4j)    | -0.2,0.4j",
                "(1 + 2j) ** 2          | -3.0,4.0j",
                "(-1) ** 0.5            | 6.123233995736766e-17,1.0j",
                "'a' + 'b'              | 'ab'",
                "3 * 'ab'               | 'ababab'",
                "'' * -1                | ''",
                "(1, 2) + (3,)          | (1 2 3)",
                "(1, 2) * 2             | (1 2 1 2)",
                "'añb'[1]               | 'ñ'",
                "'abc'[-1]              | 'c'",
                "b'abc'[1]              | 98",
                "(1, (2, 3))[1]         | (2 3)",
                "'abc'[True]            | 'b'",
                "__debug__              | TRUE",
            })
    void operation_isFolded(String source, String expected) {
        assertThat(shown(fold(source))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 / 0",
                "1.0 % 0",
                "0 ** -1",
                "1j / 0",
                "0j ** -1", // ZeroDivisionError
                "10.0 ** 400",
                "1e200j ** 2",
                "2 ** 1024 * 1.0", // OverflowError
                "1 << -1",
                "1 >> -1",
                "'a' + 1",
                "1 @ 1",
                "~1.5",
                "-'a'",
                "1j // 1", // ValueError, TypeError
                "'abc'[3]",
                "1[0]",
                "(1,)['a']",
                "'a'[None]",
                "2 ** 128",
                "1 << 128",
                "2 ** 64 * 2 ** 64 * 2",
                "'a' * 4097",
                "'a' * -1",
                "(1,) * 257", // too big
                "((1,) * 32,) * 64",
                "b'a' * 2 ** 70",
                "'%s' % 1",
                "b'%s' % (1,)",
                "1 and 2",
                "1 < 2",
                "1 if 2 else 3",
                "[1, 2]",
                "{1, 2}",
                "not a == b",
                "not a < b < c",
            })
    void operation_isLeft_whenItWouldRaiseOrGrowOrDependsOnMore(String source) {
        assertThat(fold(source)).isNotInstanceOf(Expr.Constant.class);
    }

    @ParameterizedTest
    @CsvSource({"a is b,IS_NOT", "a is not b,IS", "a in b,NOT_IN", "a not in b,IN"})
    void not_becomesTheOppositeComparison(String comparison, String operator) {
        assertThat(fold("not " + comparison)).isInstanceOfSatisfying(Expr.Compare.class, compare -> {
            assertThat(compare.ops()).hasToString("[" + operator + "]");
            assertThat(compare.range().columnBytes()).isEqualTo(4);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x in [1, 2]              | (1 2)",
                "x not in {1, 1.0, True}  | {1}",
                "x in {1, -1, 0.5}        | {-1 0.5 1}",
                "x in [a, 1]              | Tuple",
                "x in [*a]                | List",
                "x in {a}                 | Set",
            })
    void container_isMadeConstant_whenItIsOnlySearched(String source, String expected) {
        Expr.Compare compare = (Expr.Compare) fold(source);
        assertThat(shown(compare.comparators().get(0))).isEqualTo(expected);
    }

    @Test
    void onlyTheLastContainer_isMadeConstant() {
        Expr.Compare compare = (Expr.Compare) fold("x in [1] in [2]");
        assertThat(compare.comparators().stream().map(ConstantFolderTest::shown))
                .containsExactly("List", "(2)");
    }

    @Test
    void iterable_isMadeConstant_inForAndComprehensionsButNotAsyncFor() {
        assertThat(shown(((Stmt.For) foldBody("for x in [1, 2]: pass\n").get(0)).iter()))
                .isEqualTo("(1 2)");
        Expr.ListComp comprehension = (Expr.ListComp) fold("[x for x in {1}]");
        assertThat(shown(comprehension.generators().get(0).iter())).isEqualTo("{1}");
        Stmt.AsyncFunctionDef function = (Stmt.AsyncFunctionDef)
                foldBody("async def f():\n async for x in [1]: pass\n").get(0);
        assertThat(((Stmt.AsyncFor) function.body().get(0)).iter()).isInstanceOf(Expr.List.class);
    }

    @Test
    void tuple_isLeft_whenAssignedTo() {
        Stmt.Assign assign = (Stmt.Assign) foldBody("() = 1, 2\n").get(0);
        assertThat(shown(assign.targets().get(0))).isEqualTo("Tuple");
        assertThat(shown(assign.value())).isEqualTo("(1 2)");
    }

    @Test
    void foldedNode_keepsItsRange() {
        assertThat(fold("(1 +\n 2)").range()).hasToString("1:1-2:2");
    }

    @Test
    void formatting_becomesAnFString() {
        Expr.JoinedStr joined = (Expr.JoinedStr) fold("'a%%b%s-%-5r%6.2a' % (x, y, z)");
        assertThat(joined.values()).hasSize(5);
        assertThat(shown(joined.values().get(0))).isEqualTo("'a%b'");
        assertThat(joined.values().get(0).range().isNowhere()).isTrue();
        assertThat(joined.values().get(3)).isInstanceOfSatisfying(Expr.FormattedValue.class, value -> {
            assertThat(value.conversion()).isEqualTo('r');
            assertThat(value.formatSpec())
                    .isNotNull()
                    .extracting(ConstantFolderTest::shown)
                    .isEqualTo("'5'");
        });
        assertThat(joined.values().get(4))
                .isInstanceOfSatisfying(
                        Expr.FormattedValue.class,
                        value -> assertThat(value.formatSpec())
                                .isNotNull()
                                .extracting(ConstantFolderTest::shown)
                                .isEqualTo("'>6.2'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'%d' % (x,)", "'%s' % (x, y)", "'%s%s' % (x,)", "'%(a)s' % (x,)", "'%*s' % (x, y)", "'%' % (x,)",
                "'%5' % (x,)", "'%100s' % (x,)", "'%.100s' % (x,)", "'%s' % (*x,)", "b'%s' % (x,)", "'%ls' % (x,)",
            })
    void formatting_isLeft_whenAnFStringWouldDiffer(String source) {
        assertThat(fold(source)).isInstanceOf(Expr.BinOp.class);
    }

    @Test
    void stringMadeByFolding_isNoDocstring() {
        Stmt.Expr statement = (Stmt.Expr) foldBody("'a' + 'b'\n").get(0);
        assertThat(statement.value())
                .isInstanceOfSatisfying(
                        Expr.JoinedStr.class,
                        joined -> assertThat(shown(joined.values().get(0))).isEqualTo("'ab'"));
    }

    @Test
    void docstring_staysOne() {
        Stmt.FunctionDef function =
                (Stmt.FunctionDef) foldBody("def f():\n 'doc'\n return 1 + 1\n").get(0);
        assertThat(((Stmt.Expr) function.body().get(0)).value()).isInstanceOf(Expr.Constant.class);
    }

    @Test
    void annotations_areLeft_whenTheyBecomeText() {
        String source = "def f(a: 1 + 1) -> 1 + 1: pass\nx: 1 + 1 = 1 + 1\n";
        Mod tree = Trees.module("from __future__ import annotations\n" + source);
        Mod.Module folded = (Mod.Module) fold(tree);
        assertThat(folded.body().get(1)).isSameAs(((Mod.Module) tree).body().get(1));
        Stmt.AnnAssign assign = (Stmt.AnnAssign) folded.body().get(2);
        assertThat(assign.annotation()).isInstanceOf(Expr.BinOp.class);
        assertThat(assign.value()).isInstanceOf(Expr.Constant.class);
        assertThat(((Stmt.FunctionDef) foldBody(source).get(0)).returns()).isInstanceOf(Expr.Constant.class);
    }

    @Test
    void signsInPatterns_areFolded() {
        Stmt.Match match = (Stmt.Match) foldBody("match x:\n case [-1, {1+2j: a}, C(k=-2)] | -3: pass\n")
                .get(0);
        assertThat(match.cases().get(0).pattern().toString()).doesNotContain("BinOp", "UnaryOp");
    }

    @Test
    void tree_isTheSame_whenThereIsNothingToFold() {
        Mod tree = Trees.module(
                "def f(a, *b, c=1, **d):\n  with a as b:\n    return [x for x in y if z], {**a, 'k': 1}\n");
        assertThat(fold(tree)).isSameAs(tree);
    }

    @Test
    void untouchedStatement_isShared_whenAnotherOneChanges() {
        Mod.Module tree = (Mod.Module) Trees.module("f(a)\nx = -1\n");
        Mod.Module folded = (Mod.Module) fold(tree);
        assertThat(folded.body().get(0)).isSameAs(tree.body().get(0));
        assertThat(folded.body().get(1)).isNotSameAs(tree.body().get(1));
    }

    @Test
    void depth_isLimitedAsInCPython() {
        // 3 * 1000 steps, of which 3 are used up before the tree, one is the statement and one the name.
        assertThat(foldBody("x" + ".a".repeat(2995) + "\n")).hasSize(1);
        assertThatThrownBy(() -> foldBody("x" + ".a".repeat(2996) + "\n"))
                .isInstanceOf(PythonSyntaxException.class)
                .hasMessage("RecursionError: maximum recursion depth exceeded during compilation");
    }
}
