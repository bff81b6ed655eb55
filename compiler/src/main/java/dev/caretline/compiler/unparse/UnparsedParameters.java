package dev.caretline.compiler.unparse;

import dev.caretline.grammar.ast.Arg;
import dev.caretline.grammar.ast.Arguments;
import dev.caretline.grammar.ast.Expr;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the parameters of a lambda. */
final class UnparsedParameters {
    private final Unparser unparser;
    private final CodePoints out;
    private boolean first = true;

    UnparsedParameters(Unparser unparser, CodePoints out) {
        this.unparser = unparser;
        this.out = out;
    }

    void append(Arguments args) {
        List<Arg> positional = new ArrayList<>(args.posonlyargs());
        positional.addAll(args.args());
        int withoutDefault = positional.size() - args.defaults().size();
        for (int i = 0; i < positional.size(); i++) {
            Expr defaultValue = i < withoutDefault ? null : args.defaults().get(i - withoutDefault);
            append("", positional.get(i), defaultValue);
            if (i + 1 == args.posonlyargs().size()) {
                out.append(", /");
            }
        }
        if (args.vararg() != null) {
            append("*", args.vararg(), null);
        } else if (!args.kwonlyargs().isEmpty()) {
            separate();
            out.append('*');
        }
        for (int i = 0; i < args.kwonlyargs().size(); i++) {
            append("", args.kwonlyargs().get(i), args.kwDefaults().get(i));
        }
        if (args.kwarg() != null) {
            append("**", args.kwarg(), null);
        }
    }

    private void append(String stars, Arg parameter, @Nullable Expr defaultValue) {
        separate();
        out.append(stars).append(parameter.arg());
        if (defaultValue != null) {
            out.append('=');
            unparser.append(defaultValue, Precedence.TEST);
        }
    }

    private void separate() {
        out.append(first ? "" : ", ");
        first = false;
    }
}
