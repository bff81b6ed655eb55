package dev.caretline.locations.marshal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Objects of which there is one for each value: a hash table by type, value and the identity of the parts, so that
 * comparing never goes deep. Counts the references that its objects hold to each other.
 */
final class MarshalObjectTable {
    private MarshalObject[] slots = new MarshalObject[256];
    private int[] hashes = new int[256];
    private int count;

    /** The leaf of this type and value, if there is one. */
    @Nullable
    MarshalObject find(int type, Object value) {
        int hash = mix(type * 31 + value.hashCode());
        int slot = hash & (slots.length - 1);
        while (slots[slot] != null) {
            MarshalObject object = slots[slot];
            if (hashes[slot] == hash && object.type == type && value.equals(object.value)) {
                return object;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return null;
    }

    /** The object of this value: the given one if it is the first, whose parts then have one more reference each. */
    MarshalObject merge(MarshalObject candidate) {
        int hash = hash(candidate);
        int slot = hash & (slots.length - 1);
        while (slots[slot] != null) {
            if (hashes[slot] == hash && isSame(slots[slot], candidate)) {
                return slots[slot];
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        candidate.hash = hash;
        addReferences(candidate.items);
        slots[slot] = candidate;
        hashes[slot] = hash;
        if (++count * 2 > slots.length) {
            grow();
        }
        return candidate;
    }

    static void addReferences(MarshalObject[] items) {
        for (MarshalObject item : items) {
            if (!item.isSingleton()) {
                item.references++;
            }
        }
    }

    /** Flags all objects that have more than one reference. */
    void flagShared() {
        for (MarshalObject object : slots) {
            if (object != null && object.references > 1) {
                object.flagged = true;
            }
        }
    }

    private void grow() {
        MarshalObject[] oldSlots = slots;
        int[] oldHashes = hashes;
        slots = new MarshalObject[oldSlots.length * 2];
        hashes = new int[oldSlots.length * 2];
        for (int i = 0; i < oldSlots.length; i++) {
            if (oldSlots[i] != null) {
                int slot = oldHashes[i] & (slots.length - 1);
                while (slots[slot] != null) {
                    slot = (slot + 1) & (slots.length - 1);
                }
                slots[slot] = oldSlots[i];
                hashes[slot] = oldHashes[i];
            }
        }
    }

    private static int hash(MarshalObject object) {
        int hash = object.type;
        if (object.type == MarshalType.CODE) {
            hash = Arrays.hashCode((int[]) object.value());
            hash = hash * 31 + object.items[CodeLayout.NAME].hash;
            hash = hash * 31 + object.items[CodeLayout.LINETABLE].hash;
        } else if (object.value != null) {
            hash = hash * 31 + object.value.hashCode();
        } else {
            for (MarshalObject item : object.items) {
                hash = hash * 31 + item.hash;
            }
        }
        return mix(hash);
    }

    private static int mix(int hash) {
        int product = hash * 0x9E3779B9;
        return product ^ product >>> 15;
    }

    private static boolean isSame(MarshalObject one, MarshalObject other) {
        if (one.type != other.type) {
            return false;
        }
        if (one.type == MarshalType.CODE) {
            return isSameCode(one, other);
        }
        return one.value != null ? one.value.equals(other.value) : areSameItems(one.items, other.items);
    }

    /** Frozensets that are not in the table are compared by value, everything else by identity. */
    private static boolean areSameItems(MarshalObject[] some, MarshalObject[] others) {
        if (some.length != others.length) {
            return false;
        }
        for (int i = 0; i < some.length; i++) {
            if (some[i] != others[i] && !(some[i].type == MarshalType.FROZENSET && isSame(some[i], others[i]))) {
                return false;
            }
        }
        return true;
    }

    /** Bytecode, kinds and qualified name are objects of each code object's own, and compared by value. */
    private static boolean isSameCode(MarshalObject one, MarshalObject other) {
        if (!Arrays.equals((int[]) one.value(), (int[]) other.value())) {
            return false;
        }
        for (int i = 0; i < CodeLayout.OBJECTS; i++) {
            MarshalObject item = one.items[i];
            if (item != other.items[i] && (item.value == null || !item.value.equals(other.items[i].value))) {
                return false;
            }
        }
        return true;
    }
}
