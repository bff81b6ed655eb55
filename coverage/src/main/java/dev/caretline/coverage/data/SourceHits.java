package dev.caretline.coverage.data;

import dev.caretline.coverage.model.SourceDigest;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** What has been recorded of one version of one source, by any number of processes. */
public final class SourceHits {
    private final SourceDigest digest;
    private final int events;
    private final BitSet hits = new BitSet();
    private final Set<Abort> aborts = new LinkedHashSet<>();

    /** @param events how many events the source has */
    public SourceHits(SourceDigest digest, int events) {
        this.digest = digest;
        this.events = events;
    }

    public SourceDigest digest() {
        return digest;
    }

    public int events() {
        return events;
    }

    /** The numbers of the events that have happened; others may follow from them. */
    public BitSet hits() {
        return (BitSet) hits.clone();
    }

    public Set<Abort> aborts() {
        return Set.copyOf(aborts);
    }

    void add(BitSet more, Set<Abort> moreAborts) {
        hits.or(more);
        aborts.addAll(moreAborts);
    }

    void add(SourceHits other) {
        add(other.hits, other.aborts);
    }
}
