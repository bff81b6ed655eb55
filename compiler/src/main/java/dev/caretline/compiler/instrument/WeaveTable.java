package dev.caretline.compiler.instrument;

import dev.caretline.grammar.source.SourceRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the numbers in woven code mean: the sites of a compilation in the order of their numbers.
 *
 * @param sites the site with number n at index n
 */
public record WeaveTable(List<Site> sites) {
    /** Of a compilation into which nothing was woven. */
    public static final WeaveTable EMPTY = new WeaveTable(List.of());

    public WeaveTable {
        sites = List.copyOf(sites);
    }

    /** @throws IndexOutOfBoundsException if no site has the number */
    public Site site(int number) {
        return sites.get(number);
    }

    /**
     * Hands out numbers. The same kind, role and range get the same number again, since code of one node can be generated
     * more than once (a {@code finally} body, the condition of a {@code while}) and is still one place in the source.
     */
    public static final class Builder {
        private record Key(Site.Kind kind, String role, SourceRange range) {}

        private final Map<Key, Integer> numbers = new HashMap<>();
        private final List<Site> sites = new ArrayList<>();

        /** The number of a site, which is added if it is new. */
        public int number(Site.Kind kind, String role, SourceRange range) {
            Integer known = numbers.putIfAbsent(new Key(kind, role, range), sites.size());
            if (known != null) {
                return known;
            }
            sites.add(new Site(sites.size(), kind, role, range));
            return sites.size() - 1;
        }

        public WeaveTable build() {
            return sites.isEmpty() ? EMPTY : new WeaveTable(sites);
        }
    }
}
