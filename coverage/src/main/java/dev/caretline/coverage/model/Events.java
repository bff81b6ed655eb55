package dev.caretline.coverage.model;

import java.util.Arrays;

/**
 * What can be recorded of a source, by number: that a region was started, that a condition was true or false, that a loop
 * ran out of items, or merely that a certain point was passed. Numbers are 0-based and follow the order of evaluation, so
 * the same source has the same numbers whenever it is looked at.
 *
 * <p>An event <em>implies</em> another one if it can happen only after that. The implications form a tree: each event
 * names the latest one that it implies.
 */
public final class Events {
    /** The number of no event. */
    public static final int NONE = -1;

    private final int[] before;
    private final boolean[] suspends;

    private Events(int[] before, boolean[] suspends) {
        this.before = before;
        this.suspends = suspends;
    }

    public int count() {
        return before.length;
    }

    /** The latest event that another one implies, or {@link #NONE}. */
    public int before(int event) {
        return before[event];
    }

    /** Whether the code after an event is suspended before the next one: it may never go on. */
    public boolean suspends(int event) {
        return suspends[event];
    }

    /** Whether an event can happen only after, or is, another one. */
    public boolean implies(int event, int earlier) {
        int e = event;
        while (e > earlier) {
            e = before[e];
        }
        return e == earlier;
    }

    /** The latest event that both of two events imply; {@link #NONE} if there is none. */
    public int common(int one, int other) {
        return common(before, one, other);
    }

    private static int common(int[] before, int one, int other) {
        int a = one;
        int b = other;
        while (a != b) {
            if (a > b) {
                a = before[a];
            } else {
                b = before[b];
            }
        }
        return a;
    }

    /** Numbers events as they come. */
    static final class Builder {
        private int[] before = new int[64];
        private boolean[] suspends = new boolean[64];
        private int count;

        int add(int previous) {
            if (count == before.length) {
                before = Arrays.copyOf(before, 2 * count);
                suspends = Arrays.copyOf(suspends, 2 * count);
            }
            before[count] = previous;
            return count++;
        }

        void suspends(int event) {
            suspends[event] = true;
        }

        int common(int one, int other) {
            return Events.common(before, one, other);
        }

        Events build() {
            return new Events(Arrays.copyOf(before, count), Arrays.copyOf(suspends, count));
        }
    }
}
