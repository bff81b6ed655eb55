package dev.caretline.locations.explain;

import dev.caretline.locations.traceback.DescribedValue;
import dev.caretline.locations.traceback.Failure;
import dev.caretline.locations.traceback.Frame;
import dev.caretline.locations.traceback.RaisedException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** All objects of a failure by their identity: an object is described in full only once. */
final class Objects {
    private final Map<Long, DescribedValue> byIdentity = new HashMap<>();

    Objects(Failure failure) {
        for (RaisedException exception : failure.exceptions()) {
            exception.details().forEach(detail -> add(detail.value()));
            exception.stack().ifPresent(stack -> stack.frames().forEach(this::add));
        }
    }

    private void add(Frame frame) {
        frame.names().forEach(name -> add(name.value()));
        frame.captured().forEach(captured -> add(captured.value()));
    }

    private void add(DescribedValue root) {
        Deque<DescribedValue> pending = new ArrayDeque<>();
        pending.push(root);
        while (!pending.isEmpty()) {
            DescribedValue value = pending.pop();
            OptionalLong identity = value.identity();
            if (identity.isPresent()) {
                byIdentity.merge(identity.getAsLong(), value, Objects::fuller);
            }
            parts(value, pending);
        }
    }

    private static void parts(DescribedValue value, Collection<DescribedValue> into) {
        for (DescribedValue.Item item : value.items()) {
            item.key().ifPresent(into::add);
            into.add(item.value());
        }
        value.attributes().forEach(attribute -> into.add(attribute.value()));
    }

    private static DescribedValue fuller(DescribedValue one, DescribedValue other) {
        return size(other) > size(one) ? other : one;
    }

    private static int size(DescribedValue value) {
        return value.items().size()
                + value.attributes().size()
                + (value.length().isPresent() ? 1 : 0)
                + (value.function().isPresent() ? 1 : 0);
    }

    /** The description of an object that has its parts, with the longest text of it. */
    DescribedValue full(DescribedValue value) {
        if (value.identity().isEmpty()) {
            return value;
        }
        DescribedValue parts = byIdentity.getOrDefault(value.identity().getAsLong(), value);
        if (parts.repr().length() >= value.repr().length()) {
            return parts;
        }
        return new DescribedValue(
                value.type(),
                value.repr(),
                value.cut(),
                parts.exact(),
                parts.length(),
                parts.identity(),
                parts.items(),
                parts.keys(),
                parts.attributes(),
                parts.function());
    }
}
