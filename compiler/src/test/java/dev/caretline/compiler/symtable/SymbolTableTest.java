package dev.caretline.compiler.symtable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caretline.compiler.Trees;
import dev.caretline.compiler.future.FutureStatements;
import dev.caretline.compiler.limits.RecursionLimit;
import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.ast.Stmt;
import dev.caretline.grammar.source.PythonSyntaxException;
import org.junit.jupiter.api.Test;

class SymbolTableTest {
    private static SymbolTable table(String source) {
        Mod tree = Trees.module(source);
        return SymbolTable.of(tree, FutureStatements.read(tree, 0), RecursionLimit.DEFAULT, Trees.source(source));
    }

    /** The block of a path of positions: the second block in the first one of the module is {@code 0, 1}. */
    private static SymbolTableEntry block(String source, int... path) {
        SymbolTableEntry entry = table(source).top();
        for (int position : path) {
            entry = entry.children().get(position);
        }
        return entry;
    }

    @Test
    void variableOfAFunction_isACell_whenAnInnerOneReadsIt() {
        String source = "def f(a):\n  b = 1\n  def g(): return a, c\n  return g\n";
        SymbolTableEntry outer = block(source, 0);
        assertThat(outer.scope("a")).isEqualTo(Scope.CELL);
        assertThat(outer.scope("b")).isEqualTo(Scope.LOCAL);
        assertThat(outer.cellVariables()).containsExactly("a");
        SymbolTableEntry inner = block(source, 0, 0);
        assertThat(inner.scope("a")).isEqualTo(Scope.FREE);
        assertThat(inner.scope("c")).isEqualTo(Scope.GLOBAL_IMPLICIT);
        assertThat(inner.scope("d")).isEqualTo(Scope.UNKNOWN);
        assertThat(inner.isNested()).isTrue();
    }

    @Test
    void freeVariable_passesThroughTheFunctionsBetween() {
        String source = "def f():\n  x = 1\n  def g():\n    def h(): nonlocal x; x = 2\n";
        assertThat(block(source, 0, 0).freeVariables()).containsExactly("x");
        assertThat(block(source, 0, 0, 0).scope("x")).isEqualTo(Scope.FREE);
    }

    @Test
    void nameOfAClass_isHiddenFromItsMethods() {
        String source = "def f():\n  x = 1\n  class C:\n    x = 2\n    def m(self): return x\n";
        SymbolTableEntry cls = block(source, 0, 0);
        assertThat(cls.scope("x")).isEqualTo(Scope.LOCAL);
        assertThat(cls.freeVariables()).containsExactly("x");
        assertThat(block(source, 0, 0, 0).scope("x")).isEqualTo(Scope.FREE);
    }

    @Test
    void globalDeclaration_hidesTheVariableFurtherOut() {
        String source = "def f():\n  x = 1\n  def g():\n    global x\n    def h(): return x\n";
        assertThat(block(source, 0, 0).scope("x")).isEqualTo(Scope.GLOBAL_EXPLICIT);
        assertThat(block(source, 0, 0, 0).scope("x")).isEqualTo(Scope.GLOBAL_IMPLICIT);
        assertThat(block(source, 0).cellVariables()).isEmpty();
    }

    @Test
    void superInAMethod_asksTheClassForItsCell() {
        String source = "class C:\n  def m(self): super().m()\n";
        assertThat(block(source, 0).needsClassClosure()).isTrue();
        assertThat(block(source, 0).cellVariables()).containsExactly("__class__");
        assertThat(block(source, 0, 0).freeVariables()).containsExactly("__class__");
    }

    @Test
    void privateName_isMangled_inItsClassOnly() {
        String source = "class _C:\n  def m(self, __a): self.__b = __c\n__c = 1\n";
        SymbolTableEntry method = block(source, 0, 0);
        assertThat(method.parameters()).containsExactly("self", "_C__a");
        assertThat(method.scope("_C__c")).isEqualTo(Scope.GLOBAL_IMPLICIT);
        assertThat(block(source).scope("__c")).isEqualTo(Scope.LOCAL);
    }

    @Test
    void mangling_leavesOtherNamesAlone() {
        assertThat(Mangling.mangle("__A", "__x")).isEqualTo("_A__x");
        assertThat(Mangling.mangle("A", "_x")).isEqualTo("_x");
        assertThat(Mangling.mangle("A", "__x__")).isEqualTo("__x__");
        assertThat(Mangling.mangle("A", "__x.y")).isEqualTo("__x.y");
        assertThat(Mangling.mangle("___", "__x")).isEqualTo("__x");
        assertThat(Mangling.mangle(null, "__x")).isEqualTo("__x");
    }

    @Test
    void comprehension_takesItsFirstIterableFromOutside() {
        String source = "def f(a, b): return [x for x in a for y in b]\n";
        SymbolTableEntry comprehension = block(source, 0, 0);
        assertThat(comprehension.comprehension()).isEqualTo(ComprehensionKind.LIST);
        assertThat(comprehension.parameters()).containsExactly(".0");
        assertThat(comprehension.freeVariables()).containsExactly("b");
        assertThat(comprehension.scope("a")).isEqualTo(Scope.UNKNOWN);
        assertThat(block(source, 0).cellVariables()).containsExactly("b");
    }

    @Test
    void assignmentExpression_bindsOutsideTheComprehension() {
        assertThat(block("def f(): [y := x for x in z]\n", 0).cellVariables()).containsExactly("y");
        assertThat(block("[y := x for x in z]\n").scope("y")).isEqualTo(Scope.GLOBAL_EXPLICIT);
    }

    @Test
    void parameters_standInTheOrderOfVarnames() {
        assertThat(block("def f(a, /, b, *c, d, **e): pass\n", 0).parameters())
                .containsExactly("a", "b", "d", "c", "e");
    }

    @Test
    void kindsOfFunctions_areRecognised() {
        assertThat(block("def f(): yield\n", 0).isGenerator()).isTrue();
        assertThat(block("async def f(): pass\n", 0).isCoroutine()).isTrue();
        assertThat(block("async def f(): [await x for x in y]\n", 0, 0).isCoroutine())
                .isTrue();
        assertThat(block("f(x for x in y)\n", 0).isGenerator()).isTrue();
        assertThat(block("def f(*a, **k): pass\n", 0).hasVarargs()).isTrue();
        assertThat(block("def f(*a, **k): pass\n", 0).hasVarkeywords()).isTrue();
    }

    @Test
    void annotations_countNowhere_whenTheyBecomeText() {
        String source = "def f(a: (lambda: x)) -> y: b: z\n";
        assertThat(block(source).scope("y")).isEqualTo(Scope.GLOBAL_IMPLICIT);
        SymbolTableEntry top = block("from __future__ import annotations\n" + source);
        assertThat(top.scope("y")).isEqualTo(Scope.UNKNOWN);
        assertThat(top.children()).hasSize(1);
        assertThat(top.children().get(0).scope("z")).isEqualTo(Scope.UNKNOWN);
    }

    @Test
    void cellsAndFreeVariables_areSortedByCodePoint() {
        // Java compares the second name by its first surrogate, which comes before U+FA0E.
        String source = "def f(z, \uFA0E, \uD840\uDC00, a):\n  def g(): z, \uD840\uDC00, \uFA0E, a\n";
        assertThat(block(source, 0).cellVariables()).containsExactly("a", "z", "\uFA0E", "\uD840\uDC00");
        assertThat(block(source, 0, 0).freeVariables()).containsExactly("a", "z", "\uFA0E", "\uD840\uDC00");
    }

    @Test
    void importedName_isKnownAsSuch() {
        SymbolTableEntry top = block("import a.b, c as d\nfrom e import *\nf = 1\n");
        assertThat(top.isImported("a")).isTrue();
        assertThat(top.isImported("d")).isTrue();
        assertThat(top.isImported("f")).isFalse();
    }

    @Test
    void entry_isFoundByItsNode() {
        String source = "def f(): pass\ndef f(): x\n";
        Mod.Module tree = (Mod.Module) Trees.module(source);
        SymbolTable table =
                SymbolTable.of(tree, FutureStatements.read(tree, 0), RecursionLimit.DEFAULT, Trees.source(source));
        assertThat(table.entry(tree.body().get(1)).scope("x")).isEqualTo(Scope.GLOBAL_IMPLICIT);
        Stmt pass = ((Stmt.FunctionDef) tree.body().get(0)).body().get(0);
        assertThatThrownBy(() -> table.entry(pass)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void depth_isLimitedAsInCPython() {
        assertThat(block("x" + ".a".repeat(2995) + "\n").scope("x")).isEqualTo(Scope.GLOBAL_IMPLICIT);
        assertThatThrownBy(() -> block("x" + ".a".repeat(2996) + "\n"))
                .isInstanceOf(PythonSyntaxException.class)
                .hasMessage("RecursionError: maximum recursion depth exceeded during compilation");
    }
}
