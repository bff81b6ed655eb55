package dev.caretline.compiler.codegen;

import static dev.caretline.compiler.target.Opcode.IMPORT_FROM;
import static dev.caretline.compiler.target.Opcode.IMPORT_NAME;
import static dev.caretline.compiler.target.Opcode.IMPORT_STAR;
import static dev.caretline.compiler.target.Opcode.POP_TOP;
import static dev.caretline.compiler.target.Opcode.SWAP;

import dev.caretline.grammar.ast.Alias;
import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.Stmt;
import java.util.ArrayList;
import java.util.List;

/** {@code import} and {@code from ... import}. */
final class Imports {
    private static final ConstantValue ABSOLUTE = ConstantValue.Int.of(0);

    private final CodeGenerator g;

    Imports(CodeGenerator generator) {
        g = generator;
    }

    void importNames(Stmt.Import node) {
        for (Alias alias : node.names()) {
            g.out.loadConst(ABSOLUTE);
            g.out.loadNone();
            g.out.name(IMPORT_NAME, alias.name());
            String asname = alias.asname();
            int dot = alias.name().indexOf('.');
            if (asname == null) {
                g.names.store(dot < 0 ? alias.name() : alias.name().substring(0, dot));
            } else if (dot < 0) {
                g.names.store(asname);
            } else {
                storeSubmodule(alias.name(), dot, asname);
            }
        }
    }

    /** {@code import a.b.c as d}: the import gives {@code a}, and {@code d} is what is found by going down from there. */
    private void storeSubmodule(String name, int firstDot, String asname) {
        int dot = firstDot;
        while (true) {
            int next = name.indexOf('.', dot + 1);
            g.out.plainName(IMPORT_FROM, name.substring(dot + 1, next < 0 ? name.length() : next));
            if (next < 0) {
                break;
            }
            g.out.op(SWAP, 2);
            g.out.op(POP_TOP);
            dot = next;
        }
        g.names.store(asname);
        g.out.op(POP_TOP);
    }

    void importFrom(Stmt.ImportFrom node) {
        g.out.loadConst(ConstantValue.Int.of(node.level()));
        String module = node.module();
        if ("__future__".equals(module) && !g.allowsFutureImportOn(node.range().lineNumber())) {
            throw g.diagnostics.error("from __future__ imports must occur at the beginning of the file");
        }
        g.out.loadConst(names(node.names()));
        g.out.name(IMPORT_NAME, module == null ? "" : module);
        for (Alias alias : node.names()) {
            if (alias.name().equals("*")) {
                g.out.op(IMPORT_STAR);
                return;
            }
            g.out.name(IMPORT_FROM, alias.name());
            String asname = alias.asname();
            g.names.store(asname == null ? alias.name() : asname);
        }
        g.out.op(POP_TOP);
    }

    private static ConstantValue names(List<Alias> aliases) {
        List<ConstantValue> names = new ArrayList<>(aliases.size());
        for (Alias alias : aliases) {
            names.add(ConstantValue.Str.of(alias.name()));
        }
        return new ConstantValue.Tuple(names);
    }
}
