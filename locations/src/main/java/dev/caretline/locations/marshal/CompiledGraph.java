package dev.caretline.locations.marshal;

import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.locations.code.ByteSequence;
import dev.caretline.locations.code.CodeConstant;
import dev.caretline.locations.code.CodeFlags;
import dev.caretline.locations.code.CodeObject;
import dev.caretline.locations.code.LocationCursor;
import dev.caretline.locations.code.MalformedCodeException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The objects that a compilation by CPython 3.11 leaves in memory for a code object: what marshal shows as references.
 *
 * <ul>
 *   <li>The compiler has one cache for all scopes ({@code c_const_cache}, {@code merge_consts_recursive}): equal constants,
 *       tuples of names, location and exception tables are one object each, whichever of them they are.
 *   <li>Names are interned, and so are constants that look like names ({@code intern_string_constants}).
 *   <li>Small ints, strings of up to one Latin-1 character, bytes of up to one, and the empty tuple exist once, and are held
 *       by the interpreter too.
 *   <li>Bytecode is made anew by marshal, and then held by the code object ({@code _PyCode_GetCode}).
 *   <li>Under {@code -X no_debug_ranges} each code object has a location table of its own, made when the compiler is done
 *       with it ({@code remove_column_info}).
 *   <li>A qualified name with a dot in it is a string of its own.
 * </ul>
 *
 * marshal flags an object that has more than one reference, or is an interned string ({@code w_ref}).
 */
final class CompiledGraph {
    private static final BigInteger SMALLEST_SHARED_INT = BigInteger.valueOf(-5);
    private static final BigInteger LARGEST_SHARED_INT = BigInteger.valueOf(256);
    private static final int LATIN_1_END = 0x100;

    /** Names that the interpreter holds as strings of its own, which are not interned. */
    private static final Set<String> NAMES_OF_THE_INTERPRETER =
            Set.of("<module>", "<lambda>", "<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>");

    /** Interned because the parser interns the name of a star import, of which every process has done some. */
    private static final String STAR = "*";

    private final Map<String, MarshalObject> interpretersNames = new HashMap<>();
    private final @Nullable MarshalObject[] latin1Characters = new MarshalObject[LATIN_1_END];
    private final IdentityHashMap<ConstantValue, MarshalObject> nans = new IdentityHashMap<>(0);
    private final MarshalObjectTable cache = new MarshalObjectTable();
    private final List<MarshalObject> frozenSets = new ArrayList<>();
    private final MarshalObject filename;
    private final boolean ranges;

    private CompiledGraph(CodeObject root) {
        filename = new MarshalObject(MarshalType.UNICODE, textOrStr(root.filename()), MarshalObject.NO_ITEMS);
        filename.flagged = true;
        ranges = hasColumns(root);
    }

    /** A whole input that was compiled with ranges has columns: those of its first instruction, which are 0. */
    private static boolean hasColumns(CodeObject root) {
        try {
            for (LocationCursor cursor = root.locations(); cursor.next(); ) {
                if (cursor.column() >= 0) {
                    return true;
                }
            }
            return false;
        } catch (MalformedCodeException e) {
            // Of no compiler's making.
            return true;
        }
    }

    static MarshalObject of(CodeObject code) {
        CompiledGraph graph = new CompiledGraph(code);
        MarshalObject root = graph.code(code);
        root.flagged = true;
        graph.cache.flagShared();
        graph.nans.values().forEach(nan -> nan.flagged = nan.references > 1);
        graph.frozenSets.forEach(CompiledGraph::sort);
        return root;
    }

    private MarshalObject code(CodeObject code) {
        MarshalObject[] items = new MarshalObject[CodeLayout.OBJECTS];
        items[CodeLayout.NAME] = name(code.name());
        items[CodeLayout.QUALNAME] = qualname(code, items[CodeLayout.NAME]);
        items[CodeLayout.CONSTS] = consts(code.consts());
        items[CodeLayout.CODE] = bytecode(code.code());
        items[CodeLayout.NAMES] = names(code.names());
        items[CodeLayout.LOCALSPLUSNAMES] = names(code.localsplusnames());
        items[CodeLayout.LOCALSPLUSKINDS] = localsplusKinds(code.localspluskinds());
        items[CodeLayout.FILENAME] = filename;
        items[CodeLayout.LINETABLE] = bytes(code.linetable());
        items[CodeLayout.EXCEPTIONTABLE] = bytes(code.exceptiontable());
        int[] numbers = new int[CodeLayout.NUMBERS];
        numbers[CodeLayout.ARGCOUNT] = code.argcount();
        numbers[CodeLayout.POSONLYARGCOUNT] = code.posonlyargcount();
        numbers[CodeLayout.KWONLYARGCOUNT] = code.kwonlyargcount();
        numbers[CodeLayout.STACKSIZE] = code.stacksize();
        numbers[CodeLayout.FLAGS] = code.flags();
        numbers[CodeLayout.FIRSTLINENO] = code.firstlineno();
        MarshalObject object = new MarshalObject(MarshalType.CODE, numbers, items);
        MarshalObject merged = cache.merge(object);
        if (!ranges && merged == object) {
            items[CodeLayout.LINETABLE] = leaf(MarshalType.STRING, code.linetable());
        }
        return merged;
    }

    private MarshalObject name(String name) {
        return NAMES_OF_THE_INTERPRETER.contains(name)
                ? interpretersNames.computeIfAbsent(name, CompiledGraph::interpretersString)
                : interned(name);
    }

    /** A class body loads its own as a constant, which is the same string unless an equal constant came before. */
    private MarshalObject qualname(CodeObject code, MarshalObject name) {
        if (code.qualname().equals(code.name())) {
            return name;
        }
        MarshalObject fresh = leaf(MarshalType.UNICODE, textOrStr(code.qualname()));
        if (isClassBody(code)) {
            cache.merge(fresh);
        }
        return fresh;
    }

    private static boolean isClassBody(CodeObject code) {
        return (code.flags() & (CodeFlags.OPTIMIZED | CodeFlags.NEWLOCALS)) == 0;
    }

    private MarshalObject consts(List<CodeConstant> consts) {
        MarshalObject[] items = new MarshalObject[consts.size()];
        for (int i = 0; i < items.length; i++) {
            CodeConstant constant = consts.get(i);
            items[i] = constant instanceof CodeObject nested
                    ? code(nested)
                    : constant(((CodeConstant.Value) constant).value());
        }
        MarshalObject tuple = tuple(items);
        if (tuple.items == items) {
            adoptReplacedFrozenSets(items);
        }
        return tuple;
    }

    private MarshalObject names(List<String> names) {
        MarshalObject[] items = new MarshalObject[names.size()];
        for (int i = 0; i < items.length; i++) {
            items[i] = interned(names.get(i));
        }
        return tuple(items);
    }

    private static MarshalObject interpretersString(String text) {
        MarshalObject object = flagged(leaf(MarshalType.UNICODE, text));
        object.hash = text.hashCode();
        return object;
    }

    private MarshalObject interned(String name) {
        if (isLatin1Character(name)) {
            MarshalObject object = latin1Character(name);
            object.type = MarshalType.INTERNED;
            return object;
        }
        MarshalObject known = cache.find(MarshalType.INTERNED, name);
        return known != null ? known : cache.merge(flagged(leaf(MarshalType.INTERNED, textOrStr(name))));
    }

    private static MarshalObject bytecode(ByteSequence code) {
        return flagged(leaf(MarshalType.STRING, code));
    }

    /** Not merged, and so never shared unless it is the one empty bytes object. */
    private MarshalObject localsplusKinds(ByteSequence kinds) {
        return kinds.isEmpty() ? bytes(kinds) : leaf(MarshalType.STRING, kinds);
    }

    private MarshalObject bytes(ByteSequence bytes) {
        MarshalObject object = leaf(MarshalType.STRING, bytes);
        object.flagged = bytes.length() <= 1;
        return cache.merge(object);
    }

    private MarshalObject tuple(MarshalObject[] items) {
        MarshalObject object = new MarshalObject(MarshalType.TUPLE, null, items);
        object.flagged = items.length == 0;
        return cache.merge(object);
    }

    private MarshalObject constant(ConstantValue value) {
        if (value instanceof ConstantValue.Str str) {
            return string(str);
        }
        if (value instanceof ConstantValue.Int integer) {
            MarshalObject object = leaf(MarshalType.INT, integer);
            object.flagged = integer.value().compareTo(SMALLEST_SHARED_INT) >= 0
                    && integer.value().compareTo(LARGEST_SHARED_INT) <= 0;
            return cache.merge(object);
        }
        if (value instanceof ConstantValue.Singleton singleton) {
            return switch (singleton) {
                case NONE -> MarshalObject.NONE;
                case TRUE -> MarshalObject.TRUE;
                case FALSE -> MarshalObject.FALSE;
                case ELLIPSIS -> MarshalObject.ELLIPSIS;
            };
        }
        if (value instanceof ConstantValue.Tuple tuple) {
            return tuple(constants(tuple.elements()));
        }
        return rareConstant(value);
    }

    private MarshalObject rareConstant(ConstantValue value) {
        if (value instanceof ConstantValue.Float number) {
            return number(MarshalType.BINARY_FLOAT, number, Double.isNaN(number.value()));
        }
        if (value instanceof ConstantValue.Complex number) {
            boolean isNan = Double.isNaN(number.real()) || Double.isNaN(number.imaginary());
            return number(MarshalType.BINARY_COMPLEX, number, isNan);
        }
        if (value instanceof ConstantValue.Bytes bytes) {
            return bytes(ByteSequence.copyOf(bytes.value()));
        }
        if (value instanceof ConstantValue.Slice slice) {
            MarshalObject[] parts = constants(List.of(slice.start(), slice.stop(), slice.step()));
            return cache.merge(new MarshalObject(MarshalType.SLICE, null, parts));
        }
        return frozenSet((ConstantValue.FrozenSet) value);
    }

    /** A NaN equals nothing but itself, the very object. */
    private MarshalObject number(int type, ConstantValue value, boolean isNan) {
        return isNan ? nans.computeIfAbsent(value, v -> leaf(type, v)) : cache.merge(leaf(type, value));
    }

    private MarshalObject[] constants(List<ConstantValue> values) {
        MarshalObject[] items = new MarshalObject[values.size()];
        for (int i = 0; i < items.length; i++) {
            items[i] = constant(values.get(i));
        }
        return items;
    }

    private MarshalObject string(ConstantValue.Str str) {
        if (str.hasSurrogates()) {
            return cache.merge(leaf(MarshalType.UNICODE, str));
        }
        String text = str.text();
        if (looksLikeName(text) || text.equals(STAR)) {
            return interned(text);
        }
        return isLatin1Character(text) ? latin1Character(text) : cache.merge(leaf(MarshalType.UNICODE, text));
    }

    private static boolean isLatin1Character(String text) {
        return text.length() == 1 && text.charAt(0) < LATIN_1_END;
    }

    /** Exists once, so that it is interned wherever it stands if it is interned anywhere. */
    private MarshalObject latin1Character(String text) {
        int c = text.charAt(0);
        MarshalObject object = latin1Characters[c];
        if (object == null) {
            object = interpretersString(text);
            latin1Characters[c] = object;
        }
        return object;
    }

    /** CPython's {@code all_name_chars}: nothing but ASCII letters, digits and underscores. */
    private static boolean looksLikeName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_')) {
                return false;
            }
        }
        return true;
    }

    private MarshalObject frozenSet(ConstantValue.FrozenSet set) {
        MarshalObject[] items = constants(List.copyOf(set.elements()));
        MarshalObject object = new MarshalObject(MarshalType.FROZENSET, set, items);
        if (isReplacedByInterning(set)) {
            return object;
        }
        MarshalObject merged = cache.merge(object);
        if (merged == object) {
            frozenSets.add(object);
        }
        return merged;
    }

    /**
     * Interning the strings of a frozenset makes CPython build a new one for each tuple of constants that holds it, if a
     * string of it turns out to be interned as another object already. That depends on all that the process has seen;
     * what could be an identifier is taken for seen.
     */
    private static boolean isReplacedByInterning(ConstantValue.FrozenSet set) {
        for (ConstantValue element : set.elements()) {
            if (element instanceof ConstantValue.Str str && !str.hasSurrogates()) {
                String text = str.text();
                if (looksLikeName(text) && !text.isEmpty() && !Character.isDigit(text.charAt(0))) {
                    return true;
                }
            }
        }
        return false;
    }

    private void adoptReplacedFrozenSets(MarshalObject[] items) {
        for (MarshalObject item : items) {
            if (item.value instanceof ConstantValue.FrozenSet set && isReplacedByInterning(set)) {
                MarshalObjectTable.addReferences(item.items);
                frozenSets.add(item);
            }
        }
    }

    /**
     * Puts the elements in the order of their bytes when each is dumped alone. While they are written, the list that is
     * sorted holds a second reference to each.
     */
    private static void sort(MarshalObject frozenSet) {
        IdentityHashMap<MarshalObject, byte[]> dumps = new IdentityHashMap<>();
        for (MarshalObject item : frozenSet.items) {
            dumps.put(item, MarshalWriter.write(item));
        }
        Arrays.sort(frozenSet.items, Comparator.comparing(dumps::get, Arrays::compareUnsigned));
        for (MarshalObject item : frozenSet.items) {
            item.flagged |= !item.isSingleton();
        }
    }

    private static MarshalObject leaf(int type, Object value) {
        return new MarshalObject(type, value, MarshalObject.NO_ITEMS);
    }

    private static MarshalObject flagged(MarshalObject object) {
        object.flagged = true;
        return object;
    }

    private static Object textOrStr(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                ConstantValue.Str str =
                        ConstantValue.Str.ofCodePoints(text.codePoints().toArray());
                return str.hasSurrogates() ? str : text;
            }
        }
        return text;
    }
}
