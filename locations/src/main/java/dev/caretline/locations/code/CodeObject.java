package dev.caretline.locations.code;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A CPython code object with every field that a {@code .pyc} of 3.11 to 3.14 stores.
 *
 * <p>Names are Java strings: CPython makes them of identifiers and file names, where a surrogate stands alone if there
 * is one. Bytecode is the unspecialised one, inline caches all zero, as {@code marshal} writes it.
 *
 * <p>Two code objects are equal if all fields are. CPython's compiler compares a little less (neither file name nor
 * qualified name nor stack size); within one compilation that makes no difference, as those follow from the rest.
 */
public final class CodeObject implements CodeConstant {
    private final int argcount;
    private final int posonlyargcount;
    private final int kwonlyargcount;
    private final int stacksize;
    private final int flags;
    private final ByteSequence code;
    private final List<CodeConstant> consts;
    private final List<String> names;
    private final List<String> localsplusnames;
    private final ByteSequence localspluskinds;
    private final String filename;
    private final String name;
    private final String qualname;
    private final int firstlineno;
    private final ByteSequence linetable;
    private final ByteSequence exceptiontable;
    private int hash;

    private CodeObject(Builder builder) {
        argcount = builder.argcount;
        posonlyargcount = builder.posonlyargcount;
        kwonlyargcount = builder.kwonlyargcount;
        stacksize = builder.stacksize;
        flags = builder.flags;
        code = builder.code;
        consts = builder.consts;
        names = builder.names;
        localsplusnames = builder.localsplusnames;
        localspluskinds = builder.localspluskinds;
        filename = builder.filename;
        name = builder.name;
        qualname = builder.qualname;
        firstlineno = builder.firstlineno;
        linetable = builder.linetable;
        exceptiontable = builder.exceptiontable;
    }

    /** A builder with no names, no constants, empty tables, all counts 0 and {@code firstlineno} 1. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder that starts from this code object. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.argcount = argcount;
        builder.posonlyargcount = posonlyargcount;
        builder.kwonlyargcount = kwonlyargcount;
        builder.stacksize = stacksize;
        builder.flags = flags;
        builder.code = code;
        builder.consts = consts;
        builder.names = names;
        builder.localsplusnames = localsplusnames;
        builder.localspluskinds = localspluskinds;
        builder.filename = filename;
        builder.name = name;
        builder.qualname = qualname;
        builder.firstlineno = firstlineno;
        builder.linetable = linetable;
        builder.exceptiontable = exceptiontable;
        return builder;
    }

    /** Number of positional parameters, positional-only ones included, {@code *args} not. */
    public int argcount() {
        return argcount;
    }

    public int posonlyargcount() {
        return posonlyargcount;
    }

    public int kwonlyargcount() {
        return kwonlyargcount;
    }

    public int stacksize() {
        return stacksize;
    }

    /** Bits of {@link CodeFlags}. */
    public int flags() {
        return flags;
    }

    /** The code units, two bytes each: {@code co_code}. */
    public ByteSequence code() {
        return code;
    }

    public List<CodeConstant> consts() {
        return consts;
    }

    public List<String> names() {
        return names;
    }

    /** Local, cell and free variables in the order of their frame slots, one name per slot. */
    public List<String> localsplusnames() {
        return localsplusnames;
    }

    /** One byte of {@link LocalKinds} per item of {@link #localsplusnames}. */
    public ByteSequence localspluskinds() {
        return localspluskinds;
    }

    public String filename() {
        return filename;
    }

    public String name() {
        return name;
    }

    public String qualname() {
        return qualname;
    }

    /** 1-based line of the first decorator or of the definition; 1 for a module. */
    public int firstlineno() {
        return firstlineno;
    }

    /** The encoded location table. */
    public ByteSequence linetable() {
        return linetable;
    }

    /** A cursor before the first entry of the location table. */
    public LocationCursor locations() {
        return new LocationCursor(linetable, firstlineno);
    }

    /** The encoded exception table. */
    public ByteSequence exceptiontable() {
        return exceptiontable;
    }

    /** {@code co_varnames}: parameters first, then the other locals; cells that are parameters are among them. */
    public List<String> varnames() {
        return localsOf(LocalKinds.LOCAL);
    }

    /** {@code co_cellvars}, parameters that are cells included. */
    public List<String> cellvars() {
        return localsOf(LocalKinds.CELL);
    }

    /** {@code co_freevars}. */
    public List<String> freevars() {
        return localsOf(LocalKinds.FREE);
    }

    /** {@code co_nlocals}: the number of {@link #varnames}. */
    public int nlocals() {
        return varnames().size();
    }

    /**
     * This code object and all nested ones without column information, as CPython makes them with {@code -X
     * no_debug_ranges}: the location tables keep their entries, but only the lines of them.
     *
     * @throws MalformedCodeException if a location table is malformed
     */
    public CodeObject strip() {
        LocationTableWriter writer = LocationTableWriter.entryPerInstruction(firstlineno);
        for (LocationCursor cursor = locations(); cursor.next(); ) {
            writer.add(cursor.endUnit() - cursor.startUnit(), cursor.line(), -1, -1, -1);
        }
        List<CodeConstant> stripped = new ArrayList<>(consts.size());
        for (CodeConstant constant : consts) {
            stripped.add(constant instanceof CodeObject nested ? nested.strip() : constant);
        }
        return toBuilder().linetable(writer.toBytes()).consts(stripped).build();
    }

    private List<String> localsOf(int kind) {
        List<String> found = new ArrayList<>(localsplusnames.size());
        for (int i = 0; i < localsplusnames.size(); i++) {
            if ((localspluskinds.at(i) & kind) != 0) {
                found.add(localsplusnames.get(i));
            }
        }
        return List.copyOf(found);
    }

    private boolean argumentsAreNamed() {
        int locals = 0;
        for (int i = 0; i < localspluskinds.length(); i++) {
            locals += (localspluskinds.at(i) & LocalKinds.LOCAL) != 0 ? 1 : 0;
        }
        long arguments = (long) argcount
                + kwonlyargcount
                + ((flags & CodeFlags.VARARGS) != 0 ? 1 : 0)
                + ((flags & CodeFlags.VARKEYWORDS) != 0 ? 1 : 0);
        return arguments <= locals;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof CodeObject that
                        && hashCode() == that.hashCode()
                        && argcount == that.argcount
                        && posonlyargcount == that.posonlyargcount
                        && kwonlyargcount == that.kwonlyargcount
                        && stacksize == that.stacksize
                        && flags == that.flags
                        && firstlineno == that.firstlineno
                        && name.equals(that.name)
                        && qualname.equals(that.qualname)
                        && filename.equals(that.filename)
                        && code.equals(that.code)
                        && linetable.equals(that.linetable)
                        && exceptiontable.equals(that.exceptiontable)
                        && localspluskinds.equals(that.localspluskinds)
                        && localsplusnames.equals(that.localsplusnames)
                        && names.equals(that.names)
                        && consts.equals(that.consts));
    }

    /** Of the fields that tell code objects apart in practice; constants, which may nest deeply, are left out. */
    @Override
    public int hashCode() {
        if (hash == 0) {
            hash = ((name.hashCode() * 31 + firstlineno) * 31 + code.hashCode()) * 31 + linetable.hashCode();
        }
        return hash;
    }

    @Override
    public String toString() {
        return "<code object " + qualname + ", file \"" + filename + "\", line " + firstlineno + ">";
    }

    /** Collects the fields of a {@link CodeObject}; a list that is passed in is copied. */
    public static final class Builder {
        private int argcount;
        private int posonlyargcount;
        private int kwonlyargcount;
        private int stacksize;
        private int flags;
        private ByteSequence code = ByteSequence.empty();
        private List<CodeConstant> consts = List.of();
        private List<String> names = List.of();
        private List<String> localsplusnames = List.of();
        private ByteSequence localspluskinds = ByteSequence.empty();
        private String filename = "";
        private String name = "";
        private String qualname = "";
        private int firstlineno = 1;
        private ByteSequence linetable = ByteSequence.empty();
        private ByteSequence exceptiontable = ByteSequence.empty();

        private Builder() {}

        public Builder argcount(int value) {
            argcount = value;
            return this;
        }

        public Builder posonlyargcount(int value) {
            posonlyargcount = value;
            return this;
        }

        public Builder kwonlyargcount(int value) {
            kwonlyargcount = value;
            return this;
        }

        public Builder stacksize(int value) {
            stacksize = value;
            return this;
        }

        public Builder flags(int value) {
            flags = value;
            return this;
        }

        public Builder code(ByteSequence value) {
            code = value;
            return this;
        }

        public Builder consts(List<? extends CodeConstant> value) {
            consts = List.copyOf(value);
            return this;
        }

        public Builder names(List<String> value) {
            names = List.copyOf(value);
            return this;
        }

        public Builder localsplusnames(List<String> value) {
            localsplusnames = List.copyOf(value);
            return this;
        }

        public Builder localspluskinds(ByteSequence value) {
            localspluskinds = value;
            return this;
        }

        public Builder filename(String value) {
            filename = value;
            return this;
        }

        public Builder name(String value) {
            name = value;
            return this;
        }

        public Builder qualname(String value) {
            qualname = value;
            return this;
        }

        public Builder firstlineno(int value) {
            firstlineno = value;
            return this;
        }

        public Builder linetable(ByteSequence value) {
            linetable = value;
            return this;
        }

        public Builder exceptiontable(ByteSequence value) {
            exceptiontable = value;
            return this;
        }

        /** @throws IllegalArgumentException if CPython's {@code _PyCode_Validate} (3.11) would refuse the fields */
        public CodeObject build() {
            require(argcount >= posonlyargcount && posonlyargcount >= 0 && kwonlyargcount >= 0, "argument counts");
            require(stacksize >= 0, "stacksize");
            require(flags >= 0, "flags");
            require(code.length() % 2 == 0, "length of code");
            require(localsplusnames.size() == localspluskinds.length(), "number of local kinds");
            CodeObject result = new CodeObject(this);
            require(result.argumentsAreNamed(), "argument counts");
            return result;
        }

        private static void require(boolean valid, String what) {
            if (!valid) {
                throw new IllegalArgumentException("invalid " + what + " of a code object");
            }
        }
    }
}
