package dev.caretline.locations.explain;

import java.util.List;

/** All rules, in the order they are asked. */
final class Rules {
    static final List<Rule> ALL = List.of(
            new NoneRule(),
            new AttributeRule(),
            new KeyRule(),
            new IndexRule(),
            new SubscriptRule(),
            new OperandRule(),
            new DivisionRule(),
            new CallableRule(),
            new ArgumentsRule(),
            new IterableRule(),
            new UnpackRule(),
            new LiteralRule(),
            new BuiltinRule(),
            new FormatRule(),
            new HashRule(),
            new UnboundRule(),
            new NameRule(),
            new ImportRule(),
            new FileRule(),
            new CodecRule(),
            new RecursionRule());

    private Rules() {}
}
