package dev.caretline.locations.pyc;

/** How a {@code .pyc} says which source it was made of (PEP 552): what follows the magic number. */
public sealed interface PycHeader {
    /**
     * The source is up to date if its time and size are these.
     *
     * @param modified seconds since 1970 of the last change, the low 32 bits
     * @param sourceSize bytes, the low 32 bits
     */
    record Timestamp(int modified, int sourceSize) implements PycHeader {}

    /**
     * The source is up to date if its hash is this.
     *
     * @param sourceHash of {@link SourceHash}
     * @param checkSource whether the import system is to look at the source at all
     */
    record Hash(long sourceHash, boolean checkSource) implements PycHeader {}
}
