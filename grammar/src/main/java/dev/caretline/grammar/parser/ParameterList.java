package dev.caretline.grammar.parser;

import dev.caretline.grammar.ast.Arg;
import dev.caretline.grammar.ast.Arguments;
import dev.caretline.grammar.ast.Expr;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parameters of one function while they are read; checks their order. */
final class ParameterList {
    private final TreeParser parser;
    private List<Arg> posonlyargs = List.of();
    private List<Arg> args = new ArrayList<>();
    private final List<Expr> defaults = new ArrayList<>();
    private boolean slash;
    private boolean star;
    private @Nullable Arg vararg;
    private final List<Arg> kwonlyargs = new ArrayList<>();
    private final List<@Nullable Expr> kwDefaults = new ArrayList<>();
    private @Nullable Arg kwarg;

    ParameterList(TreeParser parser) {
        this.parser = parser;
    }

    /** Adds {@code name} or {@code name=value}. */
    void plain(Arg parameter, @Nullable Expr value) {
        parser.require(kwarg == null);
        if (star) {
            kwonlyargs.add(parameter);
            kwDefaults.add(value);
            return;
        }
        args.add(parameter);
        if (value != null) {
            defaults.add(value);
        } else {
            parser.require(defaults.isEmpty());
        }
    }

    /** Adds {@code /}: what came before it is positional only. */
    void slash() {
        parser.require(!slash && !star && kwarg == null && !args.isEmpty());
        slash = true;
        posonlyargs = args;
        args = new ArrayList<>();
    }

    /** Adds {@code *rest}, or a bare {@code *}. */
    void star(@Nullable Arg rest) {
        parser.require(!star && kwarg == null);
        star = true;
        vararg = rest;
    }

    /** Adds {@code **rest}. */
    void doubleStar(Arg rest) {
        parser.require(kwarg == null);
        // Behind a bare * there must be a parameter to be given by keyword.
        parser.require(!star || vararg != null || !kwonlyargs.isEmpty());
        kwarg = rest;
    }

    /** All of them, when the last one is read. */
    Arguments arguments() {
        parser.require(!star || vararg != null || !kwonlyargs.isEmpty());
        return new Arguments(posonlyargs, args, vararg, kwonlyargs, kwDefaults, kwarg, defaults);
    }
}
