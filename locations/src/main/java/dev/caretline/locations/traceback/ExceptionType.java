package dev.caretline.locations.traceback;

import java.util.List;
import java.util.Optional;

/**
 * The class of an exception.
 *
 * @param module its {@code __module__}; empty if that is no string
 * @param qualname its {@code __qualname__}
 * @param builtinBases names of the built-in classes it derives from, the nearest first; empty if its metaclass is unusual
 */
public record ExceptionType(Optional<String> module, String qualname, List<String> builtinBases) {
    public ExceptionType {
        builtinBases = List.copyOf(builtinBases);
    }

    /** As tracebacks name it: with its module, unless that is {@code builtins} or {@code __main__}. */
    public String displayName() {
        String prefix = module.map(name -> name.equals("builtins") || name.equals("__main__") ? "" : name + ".")
                .orElse("<unknown>.");
        return prefix + qualname;
    }

    /** Whether it is, or derives from, the built-in class of this name. */
    public boolean isA(String builtin) {
        return builtinBases.contains(builtin);
    }

    /** Whether it is the built-in class of this name itself. */
    public boolean isExactly(String builtin) {
        return module.filter("builtins"::equals).isPresent() && qualname.equals(builtin);
    }
}
