package dev.caretline.compiler.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caretline.compiler.CompilationResult;
import dev.caretline.compiler.CompileOptions;
import dev.caretline.compiler.Compiler;
import dev.caretline.compiler.target.Target;
import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Node;
import dev.caretline.grammar.ast.Pattern;
import dev.caretline.grammar.ast.Stmt;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.SourceRange;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.locations.bytecode.BytecodeVersion;
import dev.caretline.locations.bytecode.Instructions;
import dev.caretline.locations.code.CodeConstant;
import dev.caretline.locations.code.CodeObject;
import dev.caretline.locations.code.ExceptionTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WeaverTest {
    private static final CompileOptions OPTIONS = CompileOptions.of(Target.of(PythonVersion.V3_11));

    private static CompilationResult compile(String source, Instrumentation instrumentation) {
        return Compiler.compile(SourceText.of(source, "a.py"), OPTIONS.withInstrumentation(instrumentation));
    }

    /** Writes down what it is asked, by the text of the node. */
    private static final class Listener implements Weaver {
        private final SourceText source;
        final List<String> heard = new ArrayList<>();

        Listener(String source) {
            this.source = SourceText.of(source, "a.py");
        }

        private void hear(String what, SourceRange range) {
            heard.add(what + " " + source.slice(range));
        }

        @Override
        public void statement(Stmt node, WovenCode code) {
            hear("statement", node.range());
        }

        @Override
        public void statementDone(Stmt node, WovenCode code) {
            hear("done", node.range());
        }

        @Override
        public void expression(Expr node, WovenCode code) {
            hear("expression", node.range());
        }

        @Override
        public void value(Expr node, WovenCode code) {
            hear("value", node.range());
        }

        @Override
        public void operands(Expr node, int count, WovenCode code) {
            hear("operands", node.range());
        }

        @Override
        public void comparison(Expr.Compare node, int link, WovenCode code) {
            hear("comparison " + link, node.range());
        }

        @Override
        public Weft outcome(Expr condition, boolean truth) {
            return code -> hear(truth ? "true" : "false", condition.range());
        }

        @Override
        public Weft link(Expr.Compare chain, int link, boolean truth) {
            return code -> hear((truth ? "true " : "false ") + link, chain.range());
        }

        @Override
        public void pattern(Pattern node, WovenCode code) {
            hear("pattern", node.range());
        }

        @Override
        public void exhausted(Node loop, WovenCode code) {
            heard.add("exhausted");
        }

        @Override
        public void unmatched(Stmt.Match node, WovenCode code) {
            heard.add("unmatched");
        }
    }

    private static List<String> heard(String source) {
        Listener listener = new Listener(source);
        compile(source, scope -> listener);
        return listener.heard;
    }

    @Test
    void nothingIsWoven_byDefault() {
        String source = "def f(a):\n  if a and f(a - 1): return 1\n";
        assertThat(compile(source, scope -> Weaver.NONE).code())
                .isEqualTo(compile(source, Instrumentation.NONE).code());
        assertThat(compile(source, scope -> new Weaver() {}).code())
                .isEqualTo(compile(source, Instrumentation.NONE).code());
    }

    @Test
    void scopes_areNumberedInTheOrderTheyAreEntered() {
        List<CodeScope> scopes = new ArrayList<>();
        compile("@d\nclass A:\n  def f(self): return lambda: [x for x in y]\n", scope -> {
            scopes.add(scope);
            return Weaver.NONE;
        });
        assertThat(scopes).extracting(CodeScope::number).containsExactly(0, 1, 2, 3, 4);
        assertThat(scopes)
                .extracting(CodeScope::qualname)
                .containsExactly(
                        "<module>", "A", "A.f", "A.f.<locals>.<lambda>", "A.f.<locals>.<lambda>.<locals>.<listcomp>");
        assertThat(scopes.get(1).firstLine()).isEqualTo(1);
        assertThat(scopes.get(3).kind()).isEqualTo(CodeScope.Kind.LAMBDA);
    }

    @Test
    void nodes_areAskedInTheOrderOfTheCode() {
        assertThat(heard("x = a + b[c]\n"))
                .containsExactly(
                        "statement x = a + b[c]",
                        "expression a + b[c]",
                        "expression a",
                        "value a",
                        "expression b[c]",
                        "expression b",
                        "value b",
                        "expression c",
                        "value c",
                        "operands b[c]",
                        "value b[c]",
                        "operands a + b[c]",
                        "value a + b[c]",
                        "done x = a + b[c]");
    }

    @Test
    void condition_hasTwoOutcomes_whereItDecidesAJump() {
        assertThat(heard("if not a: b\n")).contains("true a", "false a");
    }

    @Test
    void lastOperand_hasNoOutcome_whereItsValueIsUsed() {
        assertThat(heard("x = a and b\n")).contains("true a", "false a").doesNotContain("true b", "false b");
    }

    @Test
    void chain_hasOutcomesOfItsLinksAndAsAWhole_whereItDecidesAJump() {
        assertThat(heard("if a < b < c: d\n"))
                .contains("true 0 a < b < c", "false 0 a < b < c", "true 1 a < b < c", "false 1 a < b < c")
                .containsOnlyOnce("true a < b < c")
                .contains("false a < b < c");
    }

    @Test
    void nestedOperator_hasOutcomesOfItsOperands_whereTheValueIsUsed() {
        assertThat(heard("x = (a and b) or c\n"))
                .contains("true a", "false a", "true b", "false b")
                .doesNotContain("true c", "value a and b");
    }

    @Test
    void loop_isExhaustedOnce() {
        assertThat(heard("for x in y: z\n")).containsOnlyOnce("exhausted");
    }

    @Test
    void patterns_areAskedOneByOne() {
        assertThat(heard("match x:\n  case [a, 1 | 2]: pass\n"))
                .contains("pattern [a, 1 | 2]", "pattern a", "pattern 1 | 2", "pattern 1", "pattern 2");
    }

    @Test
    void sites_areNumberedByKindRoleAndRange() {
        CompilationResult result = compile("try: a\nfinally: f(b)\n", scope -> new Weaver() {
            @Override
            public void value(Expr node, WovenCode code) {
                code.tap("value", node.range());
            }

            @Override
            public void expression(Expr node, WovenCode code) {
                code.probe("ran", node.range());
            }
        });
        // The final body comes twice, and is still one place.
        assertThat(result.sites().sites()).hasSize(8);
        Site first = result.sites().site(0);
        assertThat(first).isEqualTo(new Site(0, Site.Kind.PROBE, "ran", SourceRange.ofNumbers(1, 5, 1, 6)));
    }

    @Test
    void wovenCode_hasTheRangeOfItsNode() {
        CompilationResult woven = compile("a\nb\n", scope -> new Weaver() {
            @Override
            public void statement(Stmt node, WovenCode code) {
                code.nop();
            }
        });
        Instructions instructions = Instructions.of(woven.code(), BytecodeVersion.V3_11);
        assertThat(instructions.of(SourceRange.ofNumbers(2, 0, 2, 1)))
                .extracting(instruction -> instruction.opcode().name())
                .startsWith("NOP", "LOAD_NAME");
    }

    private static Weaver onValue(Weft weft) {
        return new Weaver() {
            @Override
            public void value(Expr node, WovenCode code) {
                if (node instanceof Expr.Name) {
                    weft.weave(code);
                }
            }
        };
    }

    @Test
    void wovenCode_isRefused_whenItLeavesSomethingOnTheStack() {
        assertThatThrownBy(() -> compile("a\n", scope -> onValue(code -> code.copy(1))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("without saying so");
    }

    @Test
    void wovenCode_isRefused_whenItKeepsAboveWhatIsNeeded() {
        Weft keep = code -> {
            code.copy(1);
            code.keep(1);
        };
        assertThatThrownBy(() -> compile("x + a\n", scope -> onValue(keep)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("can be kept only below");
    }

    @Test
    void wovenCode_isRefused_whenItDoesNotReleaseWhatItKeeps() {
        Weft keep = code -> {
            code.copy(1);
            code.keep(1);
        };
        assertThatThrownBy(() -> compile("a\n", scope -> onValue(keep)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not balanced");
    }

    @Test
    void wovenCode_isRefused_whenTwoWaysDisagree() {
        Weaver oneSided = new Weaver() {
            @Override
            public void operands(Expr node, int count, WovenCode code) {
                code.copy(1);
                code.keep(1);
            }

            @Override
            public Weft outcome(Expr condition, boolean truth) {
                return code -> {
                    if (truth) {
                        code.pop();
                        code.release(1);
                    }
                };
            }
        };
        assertThatThrownBy(() -> compile("if -a: b\n", scope -> oneSided))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not balanced");
    }

    private static List<String> instructions(CodeObject code) {
        return Instructions.of(code, BytecodeVersion.V3_11).inOrder().stream()
                .map(i -> i.opcode().name() + " " + i.oparg())
                .toList();
    }

    @Test
    void copy_isKeptBelowWhatTheStatementNeeds() {
        CompilationResult woven = compile("x + a\n", scope -> new Weaver() {
            @Override
            public void value(Expr node, WovenCode code) {
                if (node instanceof Expr.Name name && name.id().equals("a")) {
                    code.keepCopy();
                    assertThat(code.kept()).isEqualTo(1);
                }
            }

            @Override
            public void statementDone(Stmt node, WovenCode code) {
                code.pop();
                code.release(1);
            }
        });
        assertThat(instructions(woven.code()))
                .containsSubsequence("LOAD_NAME 0", "LOAD_NAME 1", "SWAP 2", "COPY 2", "BINARY_OP 0", "POP_TOP 0");
    }

    @Test
    void testedValue_staysOnTheWayThatKeepsIt() {
        CompilationResult woven = compile("if not a: b\n", scope -> new Weaver() {
            @Override
            public boolean keepsTested(Expr condition, boolean truth) {
                return !truth;
            }

            @Override
            public @Nullable Weft outcome(Expr condition, boolean truth) {
                return truth
                        ? null
                        : code -> {
                            assertThat(code.kept()).isEqualTo(1);
                            code.pop();
                            code.release(1);
                        };
            }
        });
        assertThat(instructions(woven.code()))
                .anyMatch(instruction -> instruction.startsWith("JUMP_IF_FALSE_OR_POP"))
                .noneMatch(instruction -> instruction.startsWith("POP_JUMP"));
    }

    @Test
    void guardedCode_hasAHandlerOfItsOwn() {
        CompilationResult woven = compile(
                "a\n",
                scope -> onValue(code -> {
                    code.guard(c -> c.importFrom("m", "f"), ConstantValue.Singleton.NONE);
                    code.pop();
                }));
        assertThat(ExceptionTable.decode(woven.code().exceptiontable())).hasSize(1);
    }

    @Test
    void hiddenLocal_comesBehindTheVariablesOfTheFunction() {
        CompilationResult woven = compile(
                "def f(a): return a\n",
                scope -> onValue(code -> {
                    if (code.depth() == 1) {
                        code.copy(1);
                        code.store(code.hiddenLocal(".t0"));
                    }
                }));
        CodeObject function = woven.code().consts().stream()
                .filter(CodeObject.class::isInstance)
                .map(CodeObject.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(function.varnames()).containsExactly("a", ".t0");
    }

    @Test
    void placeholder_isAConstantOfTheScope() {
        ConstantValue placeholder = ConstantValue.Str.of("\0probe 0");
        CompilationResult woven = compile("a\n", scope -> new Weaver() {
            @Override
            public void statement(Stmt node, WovenCode code) {
                WovenCode.Label hit = code.newLabel();
                code.loadConstant(placeholder);
                code.nextItem(hit);
                code.pop(2);
                code.set(hit);
            }
        });
        assertThat(woven.code().consts()).contains(CodeConstant.of(placeholder));
    }
}
