package dev.caretline.compiler.codegen;

import static dev.caretline.compiler.target.Opcode.BUILD_CONST_KEY_MAP;
import static dev.caretline.compiler.target.Opcode.BUILD_MAP;
import static dev.caretline.compiler.target.Opcode.CALL_FUNCTION_EX;
import static dev.caretline.compiler.target.Opcode.DICT_MERGE;
import static dev.caretline.compiler.target.Opcode.KW_NAMES;
import static dev.caretline.compiler.target.Opcode.LOAD_METHOD;
import static dev.caretline.compiler.target.Opcode.MAP_ADD;
import static dev.caretline.compiler.target.Opcode.PUSH_NULL;

import dev.caretline.compiler.flowgraph.Instruction;
import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.ExprContext;
import dev.caretline.grammar.ast.Keyword;
import java.util.ArrayList;
import java.util.List;

/** Calls, in the three forms that CPython 3.11 has: of a method, of a callable, and with unpacked arguments. */
final class Calls {
    private final CodeGenerator g;
    private final LiteralTypes types;

    Calls(CodeGenerator generator) {
        g = generator;
        types = new LiteralTypes(generator);
    }

    void call(Expr.Call node) {
        checkKeywords(node.keywords());
        if (node.func() instanceof Expr.Attribute method && isMethodCall(node, method)) {
            callMethod(node, method);
            return;
        }
        types.warnIfNotCallable(node.func());
        g.out.at(node.func().range());
        g.out.op(PUSH_NULL);
        g.out.at(node.range());
        g.visit(node.func());
        arguments(0, node.args(), node.keywords());
    }

    /** No unpacking, not too much on the stack, and not a function of an imported module: {@code maybe_optimize_method_call}. */
    private boolean isMethodCall(Expr.Call node, Expr.Attribute method) {
        if (method.ctx() != ExprContext.LOAD
                || (method.value() instanceof Expr.Name object && g.isImportedByModule(object.id()))) {
            return false;
        }
        int arguments = node.args().size();
        int keywords = node.keywords().size();
        return arguments + keywords + (keywords > 0 ? 1 : 0) < Displays.STACK_USE_GUIDELINE
                && !unpacks(node.args(), node.keywords());
    }

    private void callMethod(Expr.Call node, Expr.Attribute method) {
        g.visit(method.value());
        g.out.at(method.range());
        atAttributeName(method);
        g.out.name(LOAD_METHOD, method.attr());
        int count = pushArguments(node.args(), node.keywords());
        g.out.at(node.range());
        atAttributeName(method);
        g.out.call(count);
    }

    /**
     * Moves the start of the current location to the name of an attribute if that is on another line than the start:
     * {@code update_start_location_to_match_attr}.
     */
    void atAttributeName(Expr.Attribute node) {
        Emitter out = g.out;
        int nameLine = node.range().endLineNumber();
        if (out.line == nameLine) {
            return;
        }
        out.line = nameLine;
        int nameEnd = node.range().endColumnBytes();
        // The length counts code points of the normalised name and the column bytes of the written one, so the start is
        // off for names outside of ASCII, and a few names are "longer" than the line: CPython then drops the columns.
        int length = node.attr().codePointCount(0, node.attr().length());
        if (length <= nameEnd) {
            out.column = nameEnd - length;
        } else {
            out.column = Instruction.NONE;
            out.endColumn = Instruction.NONE;
        }
        out.endLine = Math.max(out.line, out.endLine);
        if (out.line == out.endLine) {
            out.endColumn = Math.max(out.column, out.endColumn);
        }
    }

    /**
     * Pushes arguments and calls: {@code compiler_call_helper}.
     *
     * @param pushed how many positional arguments are on the stack already
     */
    void arguments(int pushed, List<Expr> arguments, List<Keyword> keywords) {
        checkKeywords(keywords);
        if (arguments.size() + keywords.size() * 2 > Displays.STACK_USE_GUIDELINE || unpacks(arguments, keywords)) {
            callWithTuple(pushed, arguments, keywords);
        } else {
            g.out.call(pushed + pushArguments(arguments, keywords));
        }
    }

    private static boolean unpacks(List<Expr> arguments, List<Keyword> keywords) {
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i) instanceof Expr.Starred) {
                return true;
            }
        }
        for (int i = 0; i < keywords.size(); i++) {
            if (keywords.get(i).arg() == null) {
                return true;
            }
        }
        return false;
    }

    /** The values of all arguments, and the names of the last ones; returns how many values that are. */
    private int pushArguments(List<Expr> arguments, List<Keyword> keywords) {
        g.visitExpressions(arguments);
        int count = keywords.size();
        if (count > 0) {
            for (int i = 0; i < count; i++) {
                g.visit(keywords.get(i).value());
            }
            g.out.op(KW_NAMES, g.out.constants().index(names(keywords, 0, count)));
        }
        return arguments.size() + count;
    }

    private static ConstantValue.Tuple names(List<Keyword> keywords, int begin, int end) {
        List<ConstantValue> names = new ArrayList<>(end - begin);
        for (int i = begin; i < end; i++) {
            names.add(name(keywords.get(i)));
        }
        return new ConstantValue.Tuple(names);
    }

    private static ConstantValue name(Keyword keyword) {
        String name = keyword.arg();
        if (name == null) {
            throw new IllegalStateException("an unpacked argument has no name, at " + keyword.range());
        }
        return ConstantValue.Str.of(name);
    }

    private void callWithTuple(int pushed, List<Expr> arguments, List<Keyword> keywords) {
        if (pushed == 0 && arguments.size() == 1 && arguments.get(0) instanceof Expr.Starred starred) {
            g.visit(starred.value());
        } else {
            g.displays.argumentTuple(arguments, pushed);
        }
        if (!keywords.isEmpty()) {
            keywordDict(keywords);
        }
        g.out.op(CALL_FUNCTION_EX, keywords.isEmpty() ? 0 : 1);
    }

    private void keywordDict(List<Keyword> keywords) {
        boolean haveDict = false;
        int run = 0;
        for (int i = 0; i < keywords.size(); i++) {
            if (keywords.get(i).arg() != null) {
                run++;
                continue;
            }
            if (run > 0) {
                namedValues(keywords, i - run, i, haveDict);
                haveDict = true;
                run = 0;
            }
            if (!haveDict) {
                g.out.op(BUILD_MAP, 0);
                haveDict = true;
            }
            g.visit(keywords.get(i).value());
            g.out.op(DICT_MERGE, 1);
        }
        if (run > 0) {
            namedValues(keywords, keywords.size() - run, keywords.size(), haveDict);
        }
    }

    /** A run of keyword arguments, none of them unpacked: {@code compiler_subkwargs}. */
    private void namedValues(List<Keyword> keywords, int begin, int end, boolean haveDict) {
        int size = end - begin;
        boolean big = size * 2 > Displays.STACK_USE_GUIDELINE;
        if (size > 1 && !big) {
            for (int i = begin; i < end; i++) {
                g.visit(keywords.get(i).value());
            }
            g.out.loadConst(names(keywords, begin, end));
            g.out.op(BUILD_CONST_KEY_MAP, size);
        } else {
            buildMap(keywords, begin, end, big);
        }
        if (haveDict) {
            g.out.op(DICT_MERGE, 1);
        }
    }

    private void buildMap(List<Keyword> keywords, int begin, int end, boolean big) {
        if (big) {
            g.out.opWithoutLine(BUILD_MAP, 0);
        }
        for (int i = begin; i < end; i++) {
            g.out.loadConst(name(keywords.get(i)));
            g.visit(keywords.get(i).value());
            if (big) {
                g.out.opWithoutLine(MAP_ADD, 1);
            }
        }
        if (!big) {
            g.out.op(BUILD_MAP, end - begin);
        }
    }

    /** {@code validate_keywords}. */
    private void checkKeywords(List<Keyword> keywords) {
        for (int i = 0; i < keywords.size(); i++) {
            String name = keywords.get(i).arg();
            if (name == null) {
                continue;
            }
            g.names.checkAllowed(name, ExprContext.STORE);
            for (int j = i + 1; j < keywords.size(); j++) {
                if (name.equals(keywords.get(j).arg())) {
                    g.out.at(keywords.get(j).range());
                    throw g.diagnostics.error("keyword argument repeated: " + name);
                }
            }
        }
    }
}
