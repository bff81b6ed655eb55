package dev.caretline.cli.compile;

import dev.caretline.locations.bytecode.BytecodeVersion;
import dev.caretline.locations.pyc.PycHeader;
import dev.caretline.locations.pyc.SourceHash;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;

/** How a {@code .pyc} shall know whether its source has changed: the modes of {@code py_compile}. */
public enum Invalidation {
    TIMESTAMP {
        @Override
        PycHeader header(byte[] source, FileTime modified, BytecodeVersion version) {
            return new PycHeader.Timestamp((int) modified.to(TimeUnit.SECONDS), source.length);
        }
    },
    CHECKED_HASH {
        @Override
        PycHeader header(byte[] source, FileTime modified, BytecodeVersion version) {
            return new PycHeader.Hash(SourceHash.of(source, version), true);
        }
    },
    UNCHECKED_HASH {
        @Override
        PycHeader header(byte[] source, FileTime modified, BytecodeVersion version) {
            return new PycHeader.Hash(SourceHash.of(source, version), false);
        }
    };

    /** What the {@code .pyc} of a source says about it. */
    abstract PycHeader header(byte[] source, FileTime modified, BytecodeVersion version);
}
