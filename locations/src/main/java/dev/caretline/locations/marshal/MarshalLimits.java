package dev.caretline.locations.marshal;

/**
 * What a marshal stream may cost its reader.
 *
 * @param depth how deeply objects may nest; a code object and its tuple of constants are two levels
 * @param constantDepth how deeply tuples, frozensets and slices may nest in each other
 * @param bytes the length of the stream
 * @param objects the number of objects, an object that is referred to again counted again with all it holds: a bound
 *     for whoever walks the result as a tree. The elements of a frozenset count twice, as they are hashed at once.
 */
public record MarshalLimits(int depth, int constantDepth, int bytes, int objects) {
    /**
     * CPython's own depth, 2000; some more than the 200 brackets that its tokenizer lets nest; 64 MiB; five million
     * objects.
     */
    public static final MarshalLimits DEFAULT = new MarshalLimits(2000, 250, 64 << 20, 5_000_000);
}
