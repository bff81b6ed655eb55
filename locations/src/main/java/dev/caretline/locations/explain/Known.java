package dev.caretline.locations.explain;

import dev.caretline.grammar.ast.Expr;
import dev.caretline.locations.traceback.DescribedValue;
import dev.caretline.locations.traceback.HowKnown;
import java.math.BigInteger;
import java.util.Optional;

/** The value of an expression, and how it is known. */
record Known(DescribedValue value, HowKnown how) {
    /** The value of an exact int or bool. */
    Optional<BigInteger> integer() {
        if (value.isExactly("bool")) {
            return Optional.of(value.repr().equals("True") ? BigInteger.ONE : BigInteger.ZERO);
        }
        boolean whole = value.isExactly("int") && value.repr().matches("-?\\d+");
        return whole ? Optional.of(new BigInteger(value.repr())) : Optional.empty();
    }

    /** Whether it is a number that division by zero is about. */
    boolean isZero() {
        return integer().filter(number -> number.signum() == 0).isPresent()
                || (value.isExactly("float") && value.repr().matches("-?0\\.0"))
                || (value.isExactly("complex") && value.repr().matches("\\(?-?0[+-]?0?j\\)?"));
    }

    /** Whether it is exactly a list, tuple, dict, set, frozenset or range, of which the length is known. */
    boolean isSized() {
        return value.exact().isPresent() && value.length().isPresent();
    }

    /** Whether nothing can have changed it since it was used. */
    boolean isConstant() {
        return value.identity().isEmpty();
    }

    /**
     * What an instruction was given, of which it says that it is of this type: its value, if that is known and of the type;
     * without it, None needs no more than the name of its type.
     */
    static Optional<Known> given(Site site, Expr node, String type) {
        Optional<Known> known = site.value(node);
        if (known.isEmpty() && type.equals("NoneType")) {
            return Optional.of(new Known(Literals.scalar("NoneType", "None"), HowKnown.MESSAGE));
        }
        return known.filter(found -> AttributeRule.isOfType(found, type));
    }

    /** As the one that {@code how} is derived from it. */
    Known derived(DescribedValue part) {
        return new Known(part, how == HowKnown.CAPTURED ? HowKnown.CAPTURED : HowKnown.DERIVED);
    }
}
