package dev.caretline.locations.marshal;

import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.locations.code.ByteSequence;
import dev.caretline.locations.code.CodeConstant;
import dev.caretline.locations.code.CodeObject;
import dev.caretline.locations.code.MalformedCodeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Makes the code objects of a graph of objects; what is one object in the graph is one in the result. */
final class CodeReader {
    private final IdentityHashMap<MarshalObject, CodeObject> codes = new IdentityHashMap<>();
    private final IdentityHashMap<MarshalObject, ConstantValue> constants = new IdentityHashMap<>();
    private final IdentityHashMap<MarshalObject, List<String>> names = new IdentityHashMap<>();

    /** @throws MalformedCodeException if the object is no code object that has been read */
    CodeObject codeObject(MarshalObject object) {
        CodeObject code = codes.get(object);
        if (code == null) {
            throw misplaced("a code object", object);
        }
        return code;
    }

    /**
     * Makes the code object of an object of that type; those in it come first.
     *
     * @throws MalformedCodeException if an object in it is in the wrong place, or CPython would refuse it
     */
    void read(MarshalObject object) {
        int[] numbers = (int[]) object.value();
        MarshalObject[] items = object.items;
        CodeObject.Builder builder = CodeObject.builder()
                .argcount(numbers[CodeLayout.ARGCOUNT])
                .posonlyargcount(numbers[CodeLayout.POSONLYARGCOUNT])
                .kwonlyargcount(numbers[CodeLayout.KWONLYARGCOUNT])
                .stacksize(numbers[CodeLayout.STACKSIZE])
                .flags(numbers[CodeLayout.FLAGS])
                .code(bytes(items[CodeLayout.CODE]))
                .consts(consts(items[CodeLayout.CONSTS]))
                .names(names(items[CodeLayout.NAMES]))
                .localsplusnames(names(items[CodeLayout.LOCALSPLUSNAMES]))
                .localspluskinds(bytes(items[CodeLayout.LOCALSPLUSKINDS]))
                .filename(name(items[CodeLayout.FILENAME]))
                .name(name(items[CodeLayout.NAME]))
                .qualname(name(items[CodeLayout.QUALNAME]))
                .firstlineno(numbers[CodeLayout.FIRSTLINENO])
                .linetable(bytes(items[CodeLayout.LINETABLE]))
                .exceptiontable(bytes(items[CodeLayout.EXCEPTIONTABLE]));
        codes.put(object, build(builder));
    }

    private static CodeObject build(CodeObject.Builder builder) {
        try {
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw new MalformedCodeException("marshal: " + e.getMessage(), e);
        }
    }

    private List<CodeConstant> consts(MarshalObject object) {
        if (object.type != MarshalType.TUPLE) {
            throw misplaced("a tuple of constants", object);
        }
        List<CodeConstant> result = new ArrayList<>(object.items.length);
        for (MarshalObject item : object.items) {
            result.add(item.type == MarshalType.CODE ? codeObject(item) : CodeConstant.of(constant(item)));
        }
        return result;
    }

    private List<String> names(MarshalObject object) {
        List<String> known = names.get(object);
        if (known != null) {
            return known;
        }
        if (object.type != MarshalType.TUPLE) {
            throw misplaced("a tuple of names", object);
        }
        List<String> result = new ArrayList<>(object.items.length);
        for (MarshalObject item : object.items) {
            result.add(name(item));
        }
        names.put(object, List.copyOf(result));
        return result;
    }

    private static ByteSequence bytes(MarshalObject object) {
        if (object.value instanceof ByteSequence bytes) {
            return bytes;
        }
        throw misplaced("bytes", object);
    }

    private static String name(MarshalObject object) {
        if (object.value instanceof String text) {
            return text;
        }
        if (object.value instanceof ConstantValue.Str str) {
            return withLoneSurrogates(str.codePoints());
        }
        throw misplaced("a str", object);
    }

    /** A Java string says the same as long as no two surrogates stand together that would be read as a pair. */
    private static String withLoneSurrogates(int[] codePoints) {
        for (int i = 1; i < codePoints.length; i++) {
            if (isSurrogate(codePoints[i - 1], Character.MIN_HIGH_SURROGATE)
                    && isSurrogate(codePoints[i], Character.MIN_LOW_SURROGATE)) {
                throw new MalformedCodeException("marshal: a name with a pair of surrogates");
            }
        }
        return new String(codePoints, 0, codePoints.length);
    }

    private static boolean isSurrogate(int codePoint, int first) {
        return codePoint >= first && codePoint < first + 0x400;
    }

    private ConstantValue constant(MarshalObject object) {
        ConstantValue known = constants.get(object);
        if (known != null) {
            return known;
        }
        ConstantValue result = switch (object.type) {
            case MarshalType.NONE -> ConstantValue.Singleton.NONE;
            case MarshalType.TRUE -> ConstantValue.Singleton.TRUE;
            case MarshalType.FALSE -> ConstantValue.Singleton.FALSE;
            case MarshalType.ELLIPSIS -> ConstantValue.Singleton.ELLIPSIS;
            case MarshalType.UNICODE, MarshalType.INTERNED ->
                object.value instanceof String text ? ConstantValue.Str.of(text) : (ConstantValue) object.value();
            case MarshalType.STRING -> new ConstantValue.Bytes(((ByteSequence) object.value()).toArray());
            case MarshalType.TUPLE -> new ConstantValue.Tuple(constants(object.items));
            case MarshalType.FROZENSET -> frozenSet(object);
            case MarshalType.SLICE -> slice(constants(object.items));
            case MarshalType.CODE -> throw misplaced("a plain constant", object);
            default -> (ConstantValue) object.value();
        };
        constants.put(object, result);
        return result;
    }

    private List<ConstantValue> constants(MarshalObject[] items) {
        List<ConstantValue> result = new ArrayList<>(items.length);
        for (MarshalObject item : items) {
            result.add(constant(item));
        }
        return result;
    }

    private ConstantValue frozenSet(MarshalObject object) {
        Set<ConstantValue> elements = new HashSet<>(constants(object.items));
        if (elements.size() != object.items.length) {
            throw new MalformedCodeException("marshal: a frozenset with equal elements");
        }
        return new ConstantValue.FrozenSet(elements);
    }

    private static ConstantValue slice(List<ConstantValue> parts) {
        return new ConstantValue.Slice(parts.get(0), parts.get(1), parts.get(2));
    }

    private static MalformedCodeException misplaced(String expected, MarshalObject object) {
        return new MalformedCodeException(
                "marshal: expected " + expected + ", found an object of type '" + (char) object.type + "'");
    }
}
