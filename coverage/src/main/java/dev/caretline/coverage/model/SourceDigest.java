package dev.caretline.coverage.model;

import dev.caretline.grammar.source.SourceText;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Tells one version of a source from another: half of the SHA-256 of its decoded text. */
public record SourceDigest(String hex) {
    private static final int LENGTH = 16;

    public static SourceDigest of(SourceText source) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(source.bytes());
            return of(Arrays.copyOf(digest, LENGTH));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    public static SourceDigest of(byte[] bytes) {
        return new SourceDigest(HexFormat.of().formatHex(bytes));
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }
}
