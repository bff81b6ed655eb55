package dev.caretline.locations.marshal;

import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.locations.code.MalformedCodeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the marshal stream of a code object, as a graph of objects and as the code object that they make. */
final class MarshalReader {
    private static final int SLICE_PARTS = 3;
    private static final int NO_NUMBER = -1;

    private final MarshalInput input;
    private final MarshalLimits limits;
    private final CodeReader codeReader = new CodeReader();
    private @Nullable Container innermost;

    /** Objects read so far, shared ones counted with all they hold at each reference. */
    private long objects;

    /** The flagged objects by number, null while one is being read; and beside it, how many objects each is. */
    private final List<@Nullable MarshalObject> flagged = new ArrayList<>();

    private int[] flaggedSizes = new int[16];

    private MarshalReader(byte[] bytes, MarshalLimits limits) {
        this.input = new MarshalInput(bytes);
        this.limits = limits;
    }

    /** @throws MalformedCodeException if the bytes are not exactly one code object, or are beyond the limits */
    static MarshalledCode read(byte[] bytes, MarshalLimits limits) {
        if (bytes.length > limits.bytes()) {
            throw new MalformedCodeException(
                    "marshal: " + bytes.length + " bytes, more than the limit of " + limits.bytes());
        }
        MarshalReader reader = new MarshalReader(bytes, limits);
        MarshalObject result = reader.readObject();
        if (!reader.input.isAtEnd()) {
            throw reader.input.malformed("more than one object", reader.input.position());
        }
        return new MarshalledCode(reader.codeReader.codeObject(result), result);
    }

    /** Reads an object and all in it: on a stack of its own, as a stream may nest deeper than that of a thread. */
    private MarshalObject readObject() {
        MarshalObject object = readStart();
        while (innermost != null) {
            if (object != null) {
                innermost.add(object);
            }
            object = innermost.isFull() ? close() : readStart();
        }
        return Objects.requireNonNull(object);
    }

    /** Reads an object without parts, or opens a container and returns null. */
    private @Nullable MarshalObject readStart() {
        int start = input.position();
        int typeByte = input.readByte();
        int type = typeByte & ~MarshalType.FLAG_REF;
        return switch (type) {
            case MarshalType.NONE -> counted(MarshalObject.NONE, start);
            case MarshalType.TRUE -> counted(MarshalObject.TRUE, start);
            case MarshalType.FALSE -> counted(MarshalObject.FALSE, start);
            case MarshalType.ELLIPSIS -> counted(MarshalObject.ELLIPSIS, start);
            case MarshalType.REF -> readReference(start);
            case MarshalType.TUPLE,
                    MarshalType.SMALL_TUPLE,
                    MarshalType.FROZENSET,
                    MarshalType.SLICE,
                    MarshalType.CODE -> {
                open(type, typeByte != type, start);
                yield null;
            }
            default -> {
                MarshalObject leaf = counted(readLeaf(type, start), start);
                if (typeByte != type) {
                    finish(leaf, reserve(), 1);
                }
                yield leaf;
            }
        };
    }

    private MarshalObject counted(MarshalObject object, int start) {
        count(1, start);
        return object;
    }

    private void count(int more, int start) {
        objects += more;
        if (objects > limits.objects()) {
            throw input.malformed("more than " + limits.objects() + " objects", start);
        }
    }

    private MarshalObject readReference(int start) {
        int number = input.readInt();
        MarshalObject object = number >= 0 && number < flagged.size() ? flagged.get(number) : null;
        if (object == null) {
            throw input.malformed("invalid reference", start);
        }
        count(flaggedSizes[number], start);
        return object;
    }

    /** CPython too numbers an object before those in it. */
    private int reserve() {
        int number = flagged.size();
        flagged.add(null);
        if (number == flaggedSizes.length) {
            flaggedSizes = Arrays.copyOf(flaggedSizes, number * 2);
        }
        return number;
    }

    private void finish(MarshalObject object, int number, int size) {
        object.flagged = true;
        flagged.set(number, object);
        flaggedSizes[number] = size;
    }

    private void open(int type, boolean isFlagged, int start) {
        boolean isCode = type == MarshalType.CODE;
        int depth = innermost == null ? 1 : innermost.depth + 1;
        int constantDepth = isCode ? 0 : innermost == null ? 1 : innermost.constantDepth + 1;
        if (depth > limits.depth() || constantDepth > limits.constantDepth()) {
            throw input.malformed("objects nested too deep", start);
        }
        long before = objects;
        count(1, start);
        int number = isFlagged ? reserve() : NO_NUMBER;
        int[] numbers = isCode ? readCodeHeader() : null;
        int size = switch (type) {
            case MarshalType.CODE -> CodeLayout.OBJECTS;
            case MarshalType.SLICE -> SLICE_PARTS;
            case MarshalType.SMALL_TUPLE -> input.readByte();
            default -> input.readSize(1);
        };
        MarshalObject[] items = size == 0 ? MarshalObject.NO_ITEMS : new MarshalObject[size];
        int generalType = type == MarshalType.SMALL_TUPLE ? MarshalType.TUPLE : type;
        MarshalObject object = new MarshalObject(generalType, numbers, items);
        innermost = new Container(object, innermost, start, before, number, depth, constantDepth);
    }

    private int[] readCodeHeader() {
        int[] numbers = new int[CodeLayout.NUMBERS];
        for (int i = 0; i < CodeLayout.HEADER_NUMBERS; i++) {
            numbers[i] = input.readInt();
        }
        return numbers;
    }

    /** Ends the innermost container, which has all its objects. */
    private MarshalObject close() {
        Container container = Objects.requireNonNull(innermost);
        MarshalObject object = container.object;
        innermost = container.outer;
        if (object.type == MarshalType.FROZENSET) {
            count((int) (objects - container.objectsBefore), container.start);
        } else if (object.type == MarshalType.CODE) {
            codeReader.read(object);
        }
        if (container.number != NO_NUMBER) {
            finish(object, container.number, (int) (objects - container.objectsBefore));
        }
        return object;
    }

    /** An object whose parts are being read. */
    private final class Container {
        final MarshalObject object;
        final @Nullable Container outer;
        final int start;
        final long objectsBefore;
        final int number;
        final int depth;
        final int constantDepth;
        private int filled;

        Container(
                MarshalObject object,
                @Nullable Container outer,
                int start,
                long objectsBefore,
                int number,
                int depth,
                int constantDepth) {
            this.object = object;
            this.outer = outer;
            this.start = start;
            this.objectsBefore = objectsBefore;
            this.number = number;
            this.depth = depth;
            this.constantDepth = constantDepth;
        }

        void add(MarshalObject item) {
            object.items[filled++] = item;
            if (object.type == MarshalType.CODE && filled == CodeLayout.QUALNAME + 1) {
                ((int[]) object.value())[CodeLayout.FIRSTLINENO] = input.readInt();
            }
        }

        boolean isFull() {
            return filled == object.items.length;
        }
    }

    private MarshalObject readLeaf(int type, int start) {
        return switch (type) {
            case MarshalType.INT -> leaf(MarshalType.INT, ConstantValue.Int.of(input.readInt()));
            case MarshalType.LONG -> leaf(MarshalType.INT, new ConstantValue.Int(input.readLong()));
            case MarshalType.BINARY_FLOAT -> leaf(type, new ConstantValue.Float(input.readDouble()));
            case MarshalType.BINARY_COMPLEX ->
                leaf(type, new ConstantValue.Complex(input.readDouble(), input.readDouble()));
            case MarshalType.STRING -> leaf(type, input.readBytes());
            case MarshalType.SHORT_ASCII -> leaf(MarshalType.UNICODE, input.readAscii(input.readByte()));
            case MarshalType.SHORT_ASCII_INTERNED -> leaf(MarshalType.INTERNED, input.readAscii(input.readByte()));
            case MarshalType.ASCII -> leaf(MarshalType.UNICODE, input.readAscii(input.readSize(1)));
            case MarshalType.ASCII_INTERNED -> leaf(MarshalType.INTERNED, input.readAscii(input.readSize(1)));
            case MarshalType.UNICODE, MarshalType.INTERNED -> leaf(type, input.readUtf8());
            default -> throw input.malformed("object of type " + describe(type) + " in a code object", start);
        };
    }

    private static MarshalObject leaf(int type, Object value) {
        return new MarshalObject(type, value, MarshalObject.NO_ITEMS);
    }

    private static String describe(int type) {
        return type > ' ' && type < 0x7f ? "'" + (char) type + "'" : "0x" + Integer.toHexString(type);
    }
}
