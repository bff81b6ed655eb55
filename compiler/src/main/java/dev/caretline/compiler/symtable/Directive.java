package dev.caretline.compiler.symtable;

import dev.caretline.grammar.source.SourceRange;

/** A {@code global} or {@code nonlocal} declaration of a (mangled) name, or an assignment expression that implies one. */
record Directive(String name, SourceRange range) {}
