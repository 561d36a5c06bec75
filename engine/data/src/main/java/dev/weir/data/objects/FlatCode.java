package dev.weir.data.objects;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.weir.base.WeirException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Makes the {@link FlatCodec} of a class: a hidden class whose constants are handles of the fields and of the
 * constructor, so that the compiler of the virtual machine sees through them as through code that is written out. A
 * handle that is no constant costs several nanoseconds a field, and boxes.
 */
final class FlatCode {
    private static final ClassDesc HANDLE = ClassDesc.of("java.lang.invoke.MethodHandle");
    private static final ClassDesc BYTES = desc(ObjectBytes.class);
    private static final ClassDesc SOURCE = desc(ObjectSource.class);
    private static final ClassDesc CODEC = desc(FlatCodec.class);
    private static final ClassDesc KIND = desc(FlatKind.class);
    private static final ClassDesc VALUES = desc(FlatValues.class);
    private static final ClassDesc SELF = ClassDesc.of(FlatCode.class.getPackageName() + ".MadeFlatCodec");
    private static final int SECOND_ARGUMENT = 2;

    private static final ClassValue<FlatCodec> MADE = new ClassValue<>() {
        @Override
        protected FlatCodec computeValue(Class<?> type) {
            Shape.Fields shape = (Shape.Fields) Shape.of(type);
            return new FlatCode(shape, Objects.requireNonNull(FlatLayout.of(shape))).make();
        }
    };

    private final Shape.Fields shape;
    private final FlatLayout layout;
    private final int[] order;
    private final List<Object> constants = new ArrayList<>();

    private FlatCode(Shape.Fields shape, FlatLayout layout) {
        this.shape = shape;
        this.layout = layout;
        order = FlatLayout.order(layout.fields().size(), this::isNumber);
    }

    /** The codec of a class that has a layout. */
    static FlatCodec of(Class<?> type) {
        return MADE.get(type);
    }

    private static ClassDesc desc(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }

    private FlatLayout.Field field(int index) {
        return layout.fields().get(index);
    }

    private boolean isNumber(int index) {
        return field(index).isPrimitive() && field(index).kind().isNumber();
    }

    private FlatCodec make() {
        byte[] made = ClassFile.of().build(SELF, builder -> {
            builder.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER).withInterfaceSymbols(CODEC);
            builder.withMethodBody(
                    ConstantDescs.INIT_NAME,
                    ConstantDescs.MTD_void,
                    0,
                    code -> code.aload(0)
                            .invokespecial(CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                            .return_());
            builder.withMethodBody(
                    "write", MethodTypeDesc.of(CD_void, CD_Object, BYTES), ClassFile.ACC_PUBLIC, this::write);
            builder.withMethodBody("read", MethodTypeDesc.of(CD_Object, SOURCE), ClassFile.ACC_PUBLIC, this::read);
        });
        try {
            MethodHandles.Lookup lookup =
                    MethodHandles.lookup().defineHiddenClassWithClassData(made, List.copyOf(constants), true);
            return (FlatCodec) lookup.findConstructor(lookup.lookupClass(), MethodType.methodType(void.class))
                    .asType(MethodType.methodType(FlatCodec.class))
                    .invokeExact();
        } catch (Throwable impossible) {
            throw WeirException.of(
                            ObjectError.UNSUPPORTED,
                            "%s cannot be kept in state: %s",
                            shape.type().getTypeName(),
                            impossible)
                    .causedBy(impossible);
        }
    }

    /** Loads an object that the made class is given. */
    private void load(CodeBuilder code, Object constant, ClassDesc type) {
        constants.add(constant);
        code.ldc(DynamicConstantDesc.ofNamed(
                ConstantDescs.BSM_CLASS_DATA_AT, ConstantDescs.DEFAULT_NAME, type, constants.size() - 1));
    }

    private void write(CodeBuilder code) {
        int i = 0;
        for (; i < order.length && isNumber(order[i]); i += 2) {
            code.aload(SECOND_ARGUMENT);
            get(code, order[i], long.class);
            if (i + 1 < order.length && isNumber(order[i + 1])) {
                get(code, order[i + 1], long.class);
                code.invokevirtual(BYTES, "putNumbers", MethodTypeDesc.of(CD_void, CD_long, CD_long));
            } else {
                code.invokevirtual(BYTES, "putNumber", MethodTypeDesc.of(CD_void, CD_long));
                i--;
            }
        }
        for (; i < order.length; i++) {
            writeOther(code, order[i]);
        }
        code.return_();
    }

    /** Pushes a field's value. */
    private void get(CodeBuilder code, int index, Class<?> as) {
        MethodHandle getter = shape.parts().get(index).directGetter().asType(MethodType.methodType(as, Object.class));
        load(code, getter, HANDLE);
        code.aload(1).invokevirtual(HANDLE, "invokeExact", MethodTypeDesc.of(desc(as), CD_Object));
    }

    private void writeOther(CodeBuilder code, int index) {
        FlatLayout.Field field = field(index);
        if (field.isPrimitive()) {
            code.aload(SECOND_ARGUMENT);
            get(code, index, field.type());
            String method = switch (field.kind()) {
                case BOOLEAN -> "putBoolean";
                case FLOAT -> "putFloat";
                case DOUBLE -> "putDouble";
                default -> throw new IllegalArgumentException(field.kind().name());
            };
            code.invokevirtual(BYTES, method, MethodTypeDesc.of(CD_void, desc(field.type())));
            return;
        }
        switch (field.kind()) {
            case TEXT -> {
                code.aload(SECOND_ARGUMENT);
                get(code, index, Object.class);
                code.invokevirtual(BYTES, "putText", MethodTypeDesc.of(CD_void, CD_Object));
            }
            case CONSTANT -> {
                get(code, index, Object.class);
                code.aload(SECOND_ARGUMENT)
                        .invokestatic(VALUES, "putConstant", MethodTypeDesc.of(CD_void, CD_Object, BYTES));
            }
            case NESTED -> {
                get(code, index, Object.class);
                load(code, of(field.type()), CODEC);
                code.aload(SECOND_ARGUMENT)
                        .invokestatic(VALUES, "putNested", MethodTypeDesc.of(CD_void, CD_Object, CODEC, BYTES));
            }
            default -> {
                get(code, index, Object.class);
                load(code, field.kind(), KIND);
                code.aload(SECOND_ARGUMENT)
                        .invokestatic(VALUES, "putNullable", MethodTypeDesc.of(CD_void, CD_Object, KIND, BYTES));
            }
        }
    }

    private void read(CodeBuilder code) {
        int[] slots = new int[order.length];
        boolean isSecond = false;
        for (int index : order) {
            TypeKind kind = TypeKind.from(desc(kept(index)));
            code.aload(1);
            if (isNumber(index)) {
                code.invokevirtual(SOURCE, isSecond ? "getNext" : "getNumber", MethodTypeDesc.of(CD_long));
                narrow(code, field(index).kind());
                isSecond = !isSecond;
            } else {
                readOther(code, index);
            }
            slots[index] = code.allocateLocal(kind);
            code.storeLocal(kind, slots[index]);
        }
        if (shape.type().isRecord()) {
            makeRecord(code, slots);
        } else {
            makePlain(code, slots);
        }
        code.areturn();
    }

    /** What a field's value is on its way: itself if it is primitive. */
    private Class<?> kept(int index) {
        return field(index).isPrimitive() ? field(index).type() : Object.class;
    }

    private static void narrow(CodeBuilder code, FlatKind kind) {
        switch (kind) {
            case LONG -> {}
            case INT -> code.l2i();
            case SHORT -> code.l2i().i2s();
            case BYTE -> code.l2i().i2b();
            case CHAR -> code.l2i().i2c();
            default -> throw new IllegalArgumentException(kind.name());
        }
    }

    /** With the source on the stack. */
    private void readOther(CodeBuilder code, int index) {
        FlatLayout.Field field = field(index);
        if (field.isPrimitive()) {
            switch (field.kind()) {
                case BOOLEAN -> code.invokevirtual(SOURCE, "getBoolean", MethodTypeDesc.of(CD_boolean));
                case FLOAT -> code.invokevirtual(SOURCE, "getFloat", MethodTypeDesc.of(CD_float));
                case DOUBLE -> code.invokevirtual(SOURCE, "getDouble", MethodTypeDesc.of(CD_double));
                default -> throw new IllegalArgumentException(field.kind().name());
            }
            return;
        }
        switch (field.kind()) {
            case TEXT -> code.invokevirtual(SOURCE, "getText", MethodTypeDesc.of(ConstantDescs.CD_String));
            case CONSTANT -> {
                code.pop();
                load(code, field.type().getEnumConstants(), CD_Object.arrayType());
                code.aload(1)
                        .invokestatic(
                                VALUES, "getConstant", MethodTypeDesc.of(CD_Object, CD_Object.arrayType(), SOURCE));
            }
            case NESTED -> {
                code.pop();
                load(code, of(field.type()), CODEC);
                code.aload(1).invokestatic(VALUES, "getNested", MethodTypeDesc.of(CD_Object, CODEC, SOURCE));
            }
            default -> {
                code.pop();
                load(code, field.kind(), KIND);
                code.aload(1).invokestatic(VALUES, "getNullable", MethodTypeDesc.of(CD_Object, KIND, SOURCE));
            }
        }
    }

    private void makeRecord(CodeBuilder code, int[] slots) {
        List<Class<?>> types = new ArrayList<>();
        List<ClassDesc> descriptions = new ArrayList<>();
        for (int i = 0; i < slots.length; i++) {
            types.add(kept(i));
            descriptions.add(desc(kept(i)));
        }
        MethodHandle maker = shape.direct().asType(MethodType.methodType(Object.class, types));
        load(code, maker, HANDLE);
        for (int i = 0; i < slots.length; i++) {
            code.loadLocal(TypeKind.from(descriptions.get(i)), slots[i]);
        }
        code.invokevirtual(HANDLE, "invokeExact", MethodTypeDesc.of(CD_Object, descriptions));
    }

    private void makePlain(CodeBuilder code, int[] slots) {
        load(code, shape.direct(), HANDLE);
        code.invokevirtual(HANDLE, "invokeExact", MethodTypeDesc.of(CD_Object));
        int made = code.allocateLocal(TypeKind.REFERENCE);
        code.astore(made);
        for (int i = 0; i < slots.length; i++) {
            MethodHandle setter = Objects.requireNonNull(shape.parts().get(i).directSetter())
                    .asType(MethodType.methodType(void.class, Object.class, kept(i)));
            load(code, setter, HANDLE);
            code.aload(made)
                    .loadLocal(TypeKind.from(desc(kept(i))), slots[i])
                    .invokevirtual(HANDLE, "invokeExact", MethodTypeDesc.of(CD_void, CD_Object, desc(kept(i))));
        }
        code.aload(made);
    }
}
