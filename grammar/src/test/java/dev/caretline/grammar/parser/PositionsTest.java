package dev.caretline.grammar.parser;

import static dev.caretline.grammar.parser.Trees.ranges;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.grammar.ast.Alias;
import dev.caretline.grammar.ast.Arg;
import dev.caretline.grammar.ast.ExceptHandler;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Keyword;
import dev.caretline.grammar.ast.Pattern;
import dev.caretline.grammar.ast.RangedNode;
import dev.caretline.grammar.ast.Stmt;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ranges that are not what one would think; all as CPython 3.11 has them. */
class PositionsTest {
    @Test
    void columns_countUtf8Bytes() {
        assertThat(ranges(Expr.BinOp.class, "é = \"ü\" + ж.ñ")).containsExactly("1:5-1:17");
    }

    @Test
    void name_coversTheTextAsWritten_whenItIsNormalised() {
        Expr.Name name = (Expr.Name) Trees.expression("\uFB01");
        assertThat(name.id() + " " + name.range()).isEqualTo("fi 1:0-1:3");
    }

    @Test
    void operation_includesTheBracketsOfItsOperands() {
        assertThat(ranges(Expr.class, "(a)+(b)")).containsExactly("1:0-1:7", "1:1-1:2", "1:5-1:6");
    }

    @ParameterizedTest(name = "{0}: {1} at {2}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "((a + b)); BinOp; 1:2-1:7",
                "(yield); Yield; 1:1-1:6",
                "not (a); UnaryOp; 1:0-1:7",
                "-a ** -b; BinOp; 1:1-1:8",
                "(a, b); Tuple; 1:0-1:6",
                "x = a,; Tuple; 1:4-1:6",
                "x[a, b]; Tuple; 1:2-1:6",
                "x[(a, b)]; Tuple; 1:2-1:8",
                "x[*a]; Tuple; 1:2-1:4",
                "a[::]; Slice; 1:2-1:4",
                "a (b) [c]; Subscript; 1:0-1:9",
                "f(x for x in y); GeneratorExp; 1:1-1:15",
                "f((x for x in y)); GeneratorExp; 1:2-1:16",
                "(a := (b)); NamedExpr; 1:1-1:9",
                "lambda: (a); Lambda; 1:0-1:11",
                "(a).b; Attribute; 1:0-1:5",
                "'a' 'b'; Constant; 1:0-1:7",
            })
    void expression_hasTheRangeOfCPython(String source, String kind, String range) throws ClassNotFoundException {
        Class<? extends RangedNode> type =
                Class.forName(Expr.class.getName() + "$" + kind).asSubclass(RangedNode.class);
        assertThat(ranges(type, source)).first().isEqualTo(range);
    }

    @Test
    void statement_doesNotEndWithTheSemicolon() {
        assertThat(ranges(Stmt.Pass.class, "pass ; pass ;")).containsExactly("1:0-1:4", "1:7-1:11");
    }

    @Test
    void oneLineIf_endsWithTheLastSemicolon() {
        assertThat(ranges(Stmt.If.class, "if a: b; c;")).containsExactly("1:0-1:11");
    }

    @Test
    void compoundStatement_endsWithItsLastStatement_whateverLinesFollow() {
        assertThat(ranges(Stmt.While.class, "while a:\n  b\n\n  # c\n\nd")).containsExactly("1:0-2:3");
    }

    @Test
    void elif_isAnIfFromItsOwnKeywordToTheEndOfTheChain() {
        assertThat(ranges(Stmt.If.class, "if a: b\nelif c: d\nelse:\n  e\n")).containsExactly("1:0-4:3", "2:0-4:3");
    }

    @Test
    void definition_doesNotStartWithItsDecorators() {
        assertThat(ranges(Stmt.class, "@a\nasync def f(): pass")).first().isEqualTo("2:0-2:19");
    }

    @Test
    void parameter_includesItsAnnotationButNoStar() {
        assertThat(ranges(Arg.class, "def f(*b: (x), c=1): pass")).containsExactly("1:7-1:13", "1:15-1:16");
    }

    @Test
    void doubleStarredArgument_startsWithTheStars() {
        assertThat(ranges(Keyword.class, "f(a=b, **k)")).containsExactly("1:2-1:5", "1:7-1:10");
    }

    @Test
    void exceptionHandler_startsWithItsKeyword_alsoWithAStar() {
        assertThat(ranges(ExceptHandler.class, "try: a\nexcept* (A): b")).containsExactly("2:0-2:14");
    }

    @Test
    void alias_includesTheNameItGetsHere() {
        assertThat(ranges(Alias.class, "import a . b as c, d")).containsExactly("1:7-1:17", "1:19-1:20");
    }

    @Test
    void groupPattern_hasTheRangeOfItsContent_butAnAlternativeIncludesBrackets() {
        String source = "match x:\n case (a) | 1: pass";
        assertThat(ranges(Pattern.class, source)).containsExactly("2:6-2:13", "2:7-2:8", "2:12-2:13");
    }

    @Test
    void everyOtherNode_liesWithinItsParent() {
        String source = """
                class A(b, metaclass=c):
                    def f(self, /, a: int = 1, *args, k=2, **kwargs) -> d[e:f]:
                        with (open(x) as y, z):
                            return [i async for i, *j in (yield k) if l if m]
                    try:
                        x: int = {**a, 'b': -c ** ~d, **e}
                    except (A, B) as e:
                        del a[1:2, ...], (b.c,)
                    else:
                        lambda x, *y: x if y else not z
                """;
        Trees.walk(Trees.module(source), parent -> {
            for (RangedNode child : rangedChildren(parent)) {
                if (parent instanceof RangedNode ranged) {
                    assertThat(ranged.range().contains(child.range()))
                            .as(parent.asdlName() + " " + ranged.range() + " has " + child)
                            .isTrue();
                }
            }
        });
    }

    private static List<RangedNode> rangedChildren(dev.caretline.grammar.ast.Node parent) {
        return Trees.children(parent).stream()
                .filter(RangedNode.class::isInstance)
                .map(RangedNode.class::cast)
                .toList();
    }
}
