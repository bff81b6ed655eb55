package dev.caretline.grammar.parser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.grammar.ast.BoolOperator;
import dev.caretline.grammar.ast.CompareOperator;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Operator;
import dev.caretline.grammar.ast.UnaryOperator;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorStackTest {
    private static final Map<Operator, String> BINARY = Map.ofEntries(
            Map.entry(Operator.ADD, "+"),
            Map.entry(Operator.SUB, "-"),
            Map.entry(Operator.MULT, "*"),
            Map.entry(Operator.MAT_MULT, "@"),
            Map.entry(Operator.DIV, "/"),
            Map.entry(Operator.MOD, "%"),
            Map.entry(Operator.POW, "**"),
            Map.entry(Operator.L_SHIFT, "<<"),
            Map.entry(Operator.R_SHIFT, ">>"),
            Map.entry(Operator.BIT_OR, "|"),
            Map.entry(Operator.BIT_XOR, "^"),
            Map.entry(Operator.BIT_AND, "&"),
            Map.entry(Operator.FLOOR_DIV, "//"));
    private static final Map<CompareOperator, String> COMPARISONS = Map.of(
            CompareOperator.EQ, "==",
            CompareOperator.NOT_EQ, "!=",
            CompareOperator.LT, "<",
            CompareOperator.LT_E, "<=",
            CompareOperator.GT, ">",
            CompareOperator.GT_E, ">=",
            CompareOperator.IS, "is",
            CompareOperator.IS_NOT, "is not",
            CompareOperator.IN, "in",
            CompareOperator.NOT_IN, "not in");
    private static final Map<UnaryOperator, String> PREFIXES = Map.of(
            UnaryOperator.NOT, "not ", UnaryOperator.U_ADD, "+", UnaryOperator.U_SUB, "-", UnaryOperator.INVERT, "~");

    @ParameterizedTest
    @CsvSource({
        "a + b * c, (a + (b * c))",
        "a - b - c, ((a - b) - c)",
        "a ** b ** c, (a ** (b ** c))",
        "-a ** -b, (-(a ** (-b)))",
        "a ** -b * c, ((a ** (-b)) * c)",
        "not a == b, (not (a == b))",
        "not not a and b, ((not (not a)) and b)",
        "a or b and c or d, (a or (b and c) or d)",
        "a and (b and c), (a and (b and c))",
        "a < b == c not in d, (a < b == c not in d)",
        "a < (b < c), (a < (b < c))",
        "a | b ^ c & d << e + f, (a | (b ^ (c & (d << (e + f)))))",
        "a is not b, (a is not b)",
        "a is (not b), (a is (not b))",
    })
    void operators_groupByPrecedence(String source, String grouped) {
        assertThat(withAllBrackets(Trees.expression(source))).isEqualTo(grouped);
    }

    @Property
    void brackets_thatSayWhatIsMeantAnyway_changeNothing(@ForAll("operations") String source) {
        String grouped = withAllBrackets(Trees.expression(source));
        assertThat(withAllBrackets(Trees.expression(grouped))).isEqualTo(grouped);
    }

    @Property
    void range_coversTheWholeOperation(@ForAll("operations") String source) {
        assertThat(Trees.expression(source).range()).hasToString("1:0-1:" + source.length());
    }

    @Provide
    Arbitrary<String> operations() {
        Arbitrary<String> prefix =
                Arbitraries.of("", "", "", "-", "~", "+").list().ofMaxSize(2).map(l -> String.join("", l));
        Arbitrary<String> infix = Arbitraries.of(
                "+", "-", "*", "/", "//", "%", "@", "**", "|", "&", "^", "<<", ">>", "<", "==", "!=", "in", "not in",
                "is", "is not", "and", "or", "and not", "or not");
        Arbitrary<String> step = infix.flatMap(i -> prefix.map(p -> " " + i + " " + p + "a"));
        return prefix.flatMap(
                p -> step.list().ofMaxSize(8).map((List<String> steps) -> p + "a" + String.join("", steps)));
    }

    private static String withAllBrackets(Expr expression) {
        if (expression instanceof Expr.BinOp node) {
            return "(" + withAllBrackets(node.left()) + " " + BINARY.get(node.op()) + " "
                    + withAllBrackets(node.right()) + ")";
        }
        if (expression instanceof Expr.UnaryOp node) {
            return "(" + PREFIXES.get(node.op()) + withAllBrackets(node.operand()) + ")";
        }
        if (expression instanceof Expr.BoolOp node) {
            String operator = node.op() == BoolOperator.AND ? " and " : " or ";
            return "("
                    + String.join(
                            operator,
                            node.values().stream()
                                    .map(OperatorStackTest::withAllBrackets)
                                    .toList())
                    + ")";
        }
        if (expression instanceof Expr.Compare node) {
            StringBuilder text = new StringBuilder("(").append(withAllBrackets(node.left()));
            for (int i = 0; i < node.ops().size(); i++) {
                text.append(" ").append(COMPARISONS.get(node.ops().get(i))).append(" ");
                text.append(withAllBrackets(node.comparators().get(i)));
            }
            return text.append(")").toString();
        }
        return ((Expr.Name) expression).id();
    }
}
