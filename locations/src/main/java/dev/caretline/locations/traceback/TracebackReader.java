package dev.caretline.locations.traceback;

import dev.caretline.locations.plain.MalformedPlainException;
import dev.caretline.locations.plain.PlainValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Reads the tree that {@code caretline_agent.failure.describe} makes (docs/protocol.md). Whoever sent it is not trusted: what
 * is not of the expected kind, or links to nothing, is refused.
 */
public final class TracebackReader {
    /** The version of the format. */
    public static final int VERSION = 1;

    private final List<CodeIdentity> codes;
    private final int exceptionCount;

    private TracebackReader(List<CodeIdentity> codes, int exceptionCount) {
        this.codes = codes;
        this.exceptionCount = exceptionCount;
    }

    /** @throws MalformedPlainException if it is no such tree */
    public static Failure read(PlainValue tree) {
        if (tree.get("version").number() != VERSION) {
            throw new MalformedPlainException("a failure of an unknown version");
        }
        List<CodeIdentity> codes =
                tree.get("codes").items().stream().map(TracebackReader::code).toList();
        List<PlainValue> exceptions = tree.get("exceptions").items();
        TracebackReader reader = new TracebackReader(codes, exceptions.size());
        List<RaisedException> read = new ArrayList<>(exceptions.size());
        for (PlainValue exception : exceptions) {
            read.add(reader.exception(read.size(), exception));
        }
        return new Failure(
                tree.get("python").items().stream().map(PlainValue::number).toList(),
                longOf(tree.get("limit")),
                textOf(tree.get("cwd")).orElse(""),
                texts(tree.get("path")),
                texts(tree.get("prefixes")),
                read,
                reader.link(tree.get("root")).orElseThrow(() -> new MalformedPlainException("no exception")),
                sources(tree.get("sources")));
    }

    private static CodeIdentity code(PlainValue tree) {
        List<PlainValue> parts = tree.items();
        if (parts.size() != 5) {
            throw new MalformedPlainException("a code of " + parts.size() + " parts");
        }
        return new CodeIdentity(
                parts.get(0).text(),
                parts.get(1).text(),
                parts.get(2).text(),
                parts.get(3).number(),
                textOf(parts.get(4)));
    }

    private RaisedException exception(int number, PlainValue tree) {
        return new RaisedException(
                number,
                new ExceptionType(textOf(tree.get("module")), tree.get("type").text(), texts(tree.get("bases"))),
                textOf(tree.get("message")),
                textOf(tree.get("suggestion")),
                notes(tree.get("notes")),
                tree.get("frames").isNone() ? Optional.empty() : Optional.of(stack(tree)),
                link(tree.get("cause")),
                link(tree.get("context")),
                tree.get("suppress").truth(),
                tree.get("members").isNone() ? Optional.empty() : Optional.of(group(tree)),
                tree.get("syntax").isNone() ? Optional.empty() : Optional.of(syntax(tree.get("syntax"))),
                ValueReader.attributes(tree.get("details")));
    }

    private OptionalInt link(PlainValue value) {
        if (value.isNone()) {
            return OptionalInt.empty();
        }
        int number = value.number();
        if (number < 0 || number >= exceptionCount) {
            throw new MalformedPlainException("a link to exception " + number + " of " + exceptionCount);
        }
        return OptionalInt.of(number);
    }

    private RaisedException.Group group(PlainValue tree) {
        List<OptionalInt> members =
                tree.get("members").items().stream().map(this::link).toList();
        return new RaisedException.Group(
                members, Math.max(members.size(), tree.get("member_count").number()));
    }

    private static Notes notes(PlainValue tree) {
        if (tree.isNone()) {
            return Notes.NONE;
        }
        return tree instanceof PlainValue.Str odd
                ? new Notes.Odd(odd.value())
                : new Notes.Texts(
                        tree.items().stream().map(TracebackReader::textOf).toList());
    }

    private static SyntaxDetails syntax(PlainValue tree) {
        return new SyntaxDetails(
                tree.get("filename").text(),
                longNumber(tree.get("line")),
                longOf(tree.get("offset")),
                longOf(tree.get("end_line")),
                longOf(tree.get("end_offset")),
                textOf(tree.get("text")));
    }

    private Stack stack(PlainValue tree) {
        List<Frame> frames =
                tree.get("frames").items().stream().map(this::frame).toList();
        List<PlainValue> omitted = tree.get("omitted").items();
        if (omitted.size() != 2) {
            throw new MalformedPlainException("what is left out has an index and a count");
        }
        int at = Math.max(0, Math.min(frames.size(), omitted.get(0).number()));
        return new Stack(frames, at, Math.max(0, longNumber(omitted.get(1))));
    }

    private Frame frame(PlainValue tree) {
        int code = tree.get("code").number();
        if (code < 0 || code >= codes.size()) {
            throw new MalformedPlainException("a frame of code " + code + " of " + codes.size());
        }
        return new Frame(
                codes.get(code),
                tree.get("line").number(),
                tree.get("lasti").number(),
                PlainLocations.location(tree.get("position")),
                Math.max(1, tree.get("repeated").number()),
                tree.get("continues").truth(),
                tree.get("went_on").isNone()
                        ? Optional.empty()
                        : Optional.of(PlainLocations.location(tree.get("went_on"))),
                ValueReader.names(tree.get("values")),
                ValueReader.captured(tree.get("captured")));
    }

    private static Map<String, SentSource> sources(PlainValue tree) {
        Map<String, SentSource> sources = new HashMap<>();
        tree.entries().forEach((name, source) -> {
            List<PlainValue> parts = source.items();
            if (parts.size() != 2) {
                throw new MalformedPlainException("a source has a text and an origin");
            }
            sources.put(
                    name.text(),
                    new SentSource(parts.get(0).text(), origin(parts.get(1).text())));
        });
        return sources;
    }

    private static SentSource.Origin origin(String name) {
        for (SentSource.Origin origin : SentSource.Origin.values()) {
            if (origin.name().toLowerCase(Locale.ROOT).equals(name)) {
                return origin;
            }
        }
        throw new MalformedPlainException("a source comes from " + name);
    }

    static Optional<String> textOf(PlainValue value) {
        return value.isNone() ? Optional.empty() : Optional.of(value.text());
    }

    static List<String> texts(PlainValue value) {
        return value.isNone()
                ? List.of()
                : value.items().stream().map(PlainValue::text).toList();
    }

    static OptionalLong longOf(PlainValue value) {
        return value.isNone() ? OptionalLong.empty() : OptionalLong.of(longNumber(value));
    }

    static long longNumber(PlainValue value) {
        if (value instanceof PlainValue.Int integer && integer.value().bitLength() < Long.SIZE) {
            return integer.value().longValue();
        }
        throw new MalformedPlainException("an int of 64 bits was expected");
    }
}
