package dev.caretline.tests.compiler;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.locations.code.ByteSequence;
import dev.caretline.locations.code.CodeConstant;
import dev.caretline.locations.code.CodeObject;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares code objects with what {@code codedump.py} wrote of CPython's, field by field. */
final class CodeDifference {
    private CodeDifference() {}

    /** The first field that differs, of this code object or of one within; empty if all are equal. */
    static Optional<String> first(JsonObject expected, CodeObject actual) {
        return fields(expected, actual).map(text -> text.startsWith("in ") ? text : where(actual) + text);
    }

    private static String where(CodeObject code) {
        return "in " + code.qualname() + " (line " + code.firstlineno() + "): ";
    }

    private static Optional<String> fields(JsonObject expected, CodeObject actual) {
        return text(expected, "name", actual.name())
                .or(() -> text(expected, "qualname", actual.qualname()))
                .or(() -> number(expected, "argcount", actual.argcount()))
                .or(() -> number(expected, "posonlyargcount", actual.posonlyargcount()))
                .or(() -> number(expected, "kwonlyargcount", actual.kwonlyargcount()))
                .or(() -> number(expected, "flags", actual.flags()))
                .or(() -> number(expected, "firstlineno", actual.firstlineno()))
                .or(() -> names(expected, "names", actual.names()))
                .or(() -> names(expected, "varnames", actual.varnames()))
                .or(() -> names(expected, "cellvars", actual.cellvars()))
                .or(() -> names(expected, "freevars", actual.freevars()))
                .or(() -> names(expected, "localsplusnames", actual.localsplusnames()))
                .or(() -> bytes(expected, "localspluskinds", actual.localspluskinds()))
                .or(() -> bytes(expected, "code", actual.code()))
                .or(() -> constants(expected.getAsJsonArray("consts"), actual.consts()))
                .or(() -> number(expected, "stacksize", actual.stacksize()))
                .or(() -> bytes(expected, "linetable", actual.linetable()))
                .or(() -> bytes(expected, "exceptiontable", actual.exceptiontable()));
    }

    private static Optional<String> text(JsonObject expected, String field, String actual) {
        String value = expected.get(field).getAsString();
        return differs(field, value.equals(actual), value, actual);
    }

    private static Optional<String> number(JsonObject expected, String field, int actual) {
        int value = expected.get(field).getAsInt();
        return differs(field, value == actual, value, actual);
    }

    private static Optional<String> names(JsonObject expected, String field, List<String> actual) {
        List<String> values = new ArrayList<>();
        expected.getAsJsonArray(field).forEach(name -> values.add(name.getAsString()));
        return differs(field, values.equals(actual), values, actual);
    }

    private static Optional<String> bytes(JsonObject expected, String field, ByteSequence actual) {
        String hex = actual.toString();
        String value = expected.get(field).getAsString();
        if (hex.equals(value)) {
            return Optional.empty();
        }
        int at = 0;
        while (at < hex.length() && at < value.length() && hex.charAt(at) == value.charAt(at)) {
            at++;
        }
        int from = Math.max(0, at / 4 * 4 - 16);
        return Optional.of(field + " of " + value.length() / 2 + "/" + hex.length() / 2 + " bytes from byte " + from / 2
                + ": " + around(value, from) + " is expected, " + around(hex, from) + " is ours");
    }

    private static String around(String hex, int from) {
        return hex.substring(from, Math.min(hex.length(), from + 48));
    }

    private static Optional<String> differs(String field, boolean equal, Object expected, Object actual) {
        return equal ? Optional.empty() : Optional.of(field + ": " + expected + " is expected, " + actual + " is ours");
    }

    private static Optional<String> constants(JsonArray expected, List<CodeConstant> actual) {
        if (expected.size() != actual.size()) {
            return differs("consts", false, expected.size() + " of them", actual.size());
        }
        for (int i = 0; i < actual.size(); i++) {
            Optional<String> found = constant(expected.get(i).getAsJsonArray(), actual.get(i), i);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> constant(JsonArray expected, CodeConstant actual, int index) {
        boolean isCode = expected.get(0).getAsString().equals("code");
        if (isCode && actual instanceof CodeObject code) {
            return first(expected.get(1).getAsJsonObject(), code);
        }
        boolean equal = !isCode && actual instanceof CodeConstant.Value value && equal(expected, value.value());
        return differs("consts[" + index + "]", equal, shortened(expected), shortened(actual));
    }

    private static String shortened(Object value) {
        String text = value.toString();
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }

    private static boolean equal(JsonArray expected, ConstantValue actual) {
        return switch (expected.get(0).getAsString()) {
            case "N" -> actual == ConstantValue.Singleton.NONE;
            case "T" -> actual == ConstantValue.Singleton.TRUE;
            case "F" -> actual == ConstantValue.Singleton.FALSE;
            case "E" -> actual == ConstantValue.Singleton.ELLIPSIS;
            case "i" ->
                actual.equals(new ConstantValue.Int(integer(expected.get(1).getAsString())));
            case "f" -> actual.equals(new ConstantValue.Float(real(expected.get(2))));
            case "c" -> actual.equals(new ConstantValue.Complex(real(expected.get(1)), real(expected.get(2))));
            case "s" -> actual.equals(ConstantValue.Str.of(expected.get(1).getAsString()));
            case "S" ->
                actual.equals(ConstantValue.Str.ofCodePoints(
                        codePoints(expected.get(1).getAsJsonArray())));
            case "b" ->
                actual instanceof ConstantValue.Bytes bytes
                        && ByteSequence.copyOf(bytes.value())
                                .toString()
                                .equals(expected.get(1).getAsString());
            case "t" ->
                actual instanceof ConstantValue.Tuple tuple
                        && equal(expected.get(1).getAsJsonArray(), tuple.elements());
            case "z" ->
                actual instanceof ConstantValue.FrozenSet set
                        && sameMembers(expected.get(1).getAsJsonArray(), List.copyOf(set.elements()));
            default -> false;
        };
    }

    private static boolean equal(JsonArray expected, List<ConstantValue> actual) {
        if (expected.size() != actual.size()) {
            return false;
        }
        for (int i = 0; i < actual.size(); i++) {
            if (!equal(expected.get(i).getAsJsonArray(), actual.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameMembers(JsonArray expected, List<ConstantValue> actual) {
        Map<JsonElement, Integer> rest = new HashMap<>();
        expected.forEach(member -> rest.merge(member, 1, Integer::sum));
        for (ConstantValue value : actual) {
            rest.entrySet().removeIf(entry -> equal(entry.getKey().getAsJsonArray(), value));
        }
        return rest.isEmpty() && expected.size() == actual.size();
    }

    private static BigInteger integer(String text) {
        boolean negative = text.startsWith("-");
        String digits = negative ? text.substring(1) : text;
        BigInteger value = digits.startsWith("0x") ? new BigInteger(digits.substring(2), 16) : new BigInteger(digits);
        return negative ? value.negate() : value;
    }

    private static double real(JsonElement bits) {
        return Double.longBitsToDouble(Long.parseUnsignedLong(bits.getAsString(), 16));
    }

    private static int[] codePoints(JsonArray numbers) {
        int[] codePoints = new int[numbers.size()];
        for (int i = 0; i < codePoints.length; i++) {
            codePoints[i] = numbers.get(i).getAsInt();
        }
        return codePoints;
    }
}
