package dev.weir.data.objects;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads objects in whatever form as neutral values: what there is before anybody looks for a class. One thread. */
final class NeutralSource {
    private static final int DEEPEST = 400;

    private final List<StoredShape> shapes;
    private @Nullable ForyBytes fory;
    private int depth;

    NeutralSource(List<StoredShape> shapes) {
        this.shapes = shapes;
    }

    /** Gives back what it needs while it is busy; it may be used again. */
    void rest() {
        if (fory != null) {
            fory.giveBack();
            fory = null;
        }
    }

    /** The next object. */
    @Nullable
    Object next(ObjectSource in) {
        int form = in.getByte();
        return switch (form) {
            case ObjectForm.NULL -> null;
            case ObjectForm.NEUTRAL -> neutral(in);
            case ObjectForm.FLAT -> flat((int) in.getCount(), in);
            case ObjectForm.COLLECTION -> elements(in, 1);
            case ObjectForm.MAP -> elements(in, 2);
            default -> value(form, in);
        };
    }

    /** What {@link ForyBytes} has written. */
    @Nullable
    Object neutral(ObjectSource in) {
        ForyBytes present = fory;
        if (present == null) {
            present = ForyBytes.borrow();
            fory = present;
        }
        return present.read(in.getBytes(in.getSize()));
    }

    static Object value(int form, ObjectSource in) {
        if (form < ObjectForm.VALUE) {
            throw new DamagedBytesException("an object of form " + form);
        }
        return FlatValues.get(FlatKind.of(form - ObjectForm.VALUE), in);
    }

    private Object elements(ObjectSource in, int each) {
        int code = in.getByte();
        int count = Math.multiplyExact(in.getSize(), each);
        if (++depth > DEEPEST) {
            throw new DamagedBytesException("objects lie too deep one within the other");
        }
        @Nullable Object[] neutral = new @Nullable Object[count + 1];
        neutral[0] = code;
        for (int i = 1; i <= count; i++) {
            neutral[i] = next(in);
        }
        depth--;
        return neutral;
    }

    /** An object of a class that has a layout: its number, then its fields. */
    Object flat(int number, ObjectSource in) {
        if (number < 0 || number >= shapes.size()) {
            throw new DamagedBytesException("of a class that is not described");
        }
        List<StoredField> fields = shapes.get(number).fields();
        if (fields == null) {
            throw new DamagedBytesException("of a class that lies otherwise");
        }
        @Nullable Object[] neutral = new @Nullable Object[fields.size() + 1];
        neutral[0] = -number - 1;
        boolean isSecond = false;
        for (int index :
                FlatLayout.order(fields.size(), field -> fields.get(field).isPrimitiveNumber())) {
            StoredField field = fields.get(index);
            if (field.isPrimitiveNumber()) {
                long value = isSecond ? in.getNext() : in.getNumber();
                neutral[index + 1] = FlatValues.box(field.kind(), value);
                isSecond = !isSecond;
            } else {
                neutral[index + 1] = other(field, in);
            }
        }
        return neutral;
    }

    private @Nullable Object other(StoredField field, ObjectSource in) {
        if (field.isPrimitive()) {
            return FlatValues.get(field.kind(), in);
        }
        return switch (field.kind()) {
            case TEXT -> in.getText();
            case CONSTANT -> {
                int ordinal = FlatValues.getConstant(in);
                yield ordinal < 0 ? null : new Object[] {-field.shape() - 1, ordinal};
            }
            case NESTED -> in.getBoolean() ? flat(field.shape(), in) : null;
            default -> FlatValues.getNullable(field.kind(), in);
        };
    }
}
