package dev.caretline.grammar.diagnosis.peg;

import org.jspecify.annotations.Nullable;

/** One thing an alternative asks for. */
sealed interface PegItem {
    /** Has a matcher match this; null if it does not match. */
    @Nullable
    Node match(Matcher matcher);

    /** Whether the item has a value; look-ahead and cut only decide. */
    default boolean hasValue() {
        return true;
    }

    /** A token of one type. */
    record Token(int type) implements PegItem {
        @Override
        public @Nullable Node match(Matcher matcher) {
            return matcher.token(this);
        }
    }

    /** A token whose value is a node of its own kind: a name, a number. */
    record Leaf(int type) implements PegItem {
        @Override
        public @Nullable Node match(Matcher matcher) {
            return matcher.leaf(this);
        }
    }

    /** A name that is spelled so: {@code "match"}. */
    record SoftKeyword(String word) implements PegItem {
        @Override
        public @Nullable Node match(Matcher matcher) {
            return matcher.softKeyword(this);
        }
    }

    /** Any soft keyword. */
    record AnySoftKeyword() implements PegItem {
        @Override
        public @Nullable Node match(Matcher matcher) {
            return matcher.anySoftKeyword(this);
        }
    }

    /** Another rule, or a group, which is a rule without a name. */
    record Call(PegRule rule) implements PegItem {
        @Override
        public @Nullable Node match(Matcher matcher) {
            return matcher.call(this);
        }

        /** Not by content: rules call each other in circles. */
        @Override
        public String toString() {
            return rule.name();
        }
    }

    /** {@code item?} */
    record Maybe(PegItem item) implements PegItem {
        @Override
        public @Nullable Node match(Matcher matcher) {
            return matcher.maybe(this);
        }
    }

    /** {@code item*} and {@code item+}. */
    record Repeat(PegItem item, boolean atLeastOne) implements PegItem {
        @Override
        public @Nullable Node match(Matcher matcher) {
            return matcher.repeat(this);
        }
    }

    /** {@code item % separator}: one or more, with separators between them. */
    record Separated(PegItem item, PegItem separator) implements PegItem {
        @Override
        public @Nullable Node match(Matcher matcher) {
            return matcher.separated(this);
        }
    }

    /** {@code &item} and {@code !item}. */
    record LookAhead(PegItem item, boolean positive) implements PegItem {
        @Override
        public @Nullable Node match(Matcher matcher) {
            return matcher.lookAhead(this);
        }

        @Override
        public boolean hasValue() {
            return false;
        }
    }

    /** {@code &&'token'}: without it there is an error at once. */
    record Forced(int type, String spelling) implements PegItem {
        @Override
        public @Nullable Node match(Matcher matcher) {
            return matcher.forced(this);
        }
    }

    /** {@code ~}: no other alternative once this one came so far. */
    record Cut() implements PegItem {
        @Override
        public @Nullable Node match(Matcher matcher) {
            return matcher.cut(this);
        }

        @Override
        public boolean hasValue() {
            return false;
        }
    }

    /** What it takes to match items: one method for each kind. Null is no match. */
    interface Matcher {
        @Nullable
        Node token(Token item);

        @Nullable
        Node leaf(Leaf item);

        @Nullable
        Node softKeyword(SoftKeyword item);

        @Nullable
        Node anySoftKeyword(AnySoftKeyword item);

        @Nullable
        Node call(Call item);

        @Nullable
        Node maybe(Maybe item);

        @Nullable
        Node repeat(Repeat item);

        @Nullable
        Node separated(Separated item);

        @Nullable
        Node lookAhead(LookAhead item);

        @Nullable
        Node forced(Forced item);

        @Nullable
        Node cut(Cut item);
    }
}
