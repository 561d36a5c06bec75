package dev.weir.stream.operators;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_Throwable;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.invoke.MethodType.methodType;

import dev.weir.stream.functions.Collector;
import dev.weir.stream.functions.FilterFunction;
import dev.weir.stream.functions.FlatMapFunction;
import dev.weir.stream.functions.Function;
import dev.weir.stream.functions.KeySelector;
import dev.weir.stream.functions.MapFunction;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a {@link ChainLoop} of stages: a hidden class with one loop, in which every function is a constant of its own.
 * So the JIT compiler puts the functions into the loop one after the other, and what one makes for the next only (boxed
 * numbers mostly) is never made. A loop that all chains shared would call each function through a pointer that changes.
 *
 * <p>What is made reads, with the stages map, map, filter:
 *
 * <pre>{@code
 * int count = 0;
 * for (int i = 0; i < size; i++) {
 *     Object value = values[i];
 *     value = FIRST.map(value);
 *     value = SECOND.map(value);
 *     results[count] = value;
 *     if (times != null) {
 *         resultTimes[count] = times[i];
 *     }
 *     count += FILTER.filter(value) ? 1 : 0;
 * }
 * return count;
 * }</pre>
 *
 * <p>There is no branch on what a filter says, which is hard to guess: every record is written, and perhaps over. So a
 * filter is the last stage of a loop.
 */
final class ChainLoops {
    private static final ClassDesc ROWS = StageRows.class.describeConstable().orElseThrow();
    private static final ClassDesc OBJECTS = CD_Object.arrayType();
    private static final ClassDesc LONGS = CD_long.arrayType();
    private static final MethodTypeDesc NO_ARGUMENTS = MethodTypeDesc.of(CD_void);
    private static final ClassDesc SELF = ClassDesc.of(ChainLoops.class.getPackageName(), "ChainLoopOfStages");

    private final List<Stage> stages;
    private final int first;
    /** Whether the results are other records than those that come in, or fewer. */
    private final boolean changing;

    private int rows;
    private int size;
    private int values;
    private int times;
    private int results;
    private int resultTimes;
    private int keys;
    private int count;
    private int at;
    private int value;

    private ChainLoops(List<Stage> stages, int first) {
        this.stages = stages;
        this.first = first;
        changing = stages.stream().anyMatch(stage -> stage instanceof Stage.Map || stage instanceof Stage.Filter);
    }

    /**
     * The loop of some stages, perhaps one that others use, too.
     *
     * @param stages a filter, a flatMap or a key only as the last
     * @param first the number of the first of them in its chain
     */
    static ChainLoop of(List<Stage> stages, int first) {
        return SharedLoops.get(stages, first, () -> make(stages, first));
    }

    private static ChainLoop make(List<Stage> stages, int first) {
        List<Function> functions = new ArrayList<>();
        stages.forEach(stage -> functions.add(stage.function()));
        try {
            MethodHandles.Lookup loop = MethodHandles.lookup()
                    .defineHiddenClassWithClassData(new ChainLoops(stages, first).bytes(), functions, true);
            return (ChainLoop) loop.findConstructor(loop.lookupClass(), methodType(void.class))
                    .invoke();
        } catch (Throwable failure) {
            throw new IllegalStateException("the loop is a class of this package", failure);
        }
    }

    private byte[] bytes() {
        return ClassFile.of()
                .build(
                        SELF,
                        type -> type.withFlags(ClassFile.ACC_FINAL)
                                .withInterfaceSymbols(
                                        ChainLoop.class.describeConstable().orElseThrow())
                                .withMethodBody(
                                        ConstantDescs.INIT_NAME,
                                        NO_ARGUMENTS,
                                        0,
                                        code -> code.aload(0)
                                                .invokespecial(CD_Object, ConstantDescs.INIT_NAME, NO_ARGUMENTS)
                                                .return_())
                                .withMethodBody(
                                        "run", MethodTypeDesc.of(CD_int, ROWS), ClassFile.ACC_PUBLIC, this::run));
    }

    private void run(CodeBuilder code) {
        rows = code.parameterSlot(0);
        boolean gathers = stages.getLast() instanceof Stage.FlatMap;
        boolean keyed = stages.getLast() instanceof Stage.Key;
        size = local(code, CD_int, "size");
        values = local(code, OBJECTS, "values");
        times = local(code, LONGS, "times");
        if (!gathers) {
            results = local(code, OBJECTS, "results");
            resultTimes = local(code, LONGS, "resultTimes");
        }
        if (keyed) {
            keys = local(code, OBJECTS, "keys");
        }
        count = zero(code);
        at = zero(code);
        value = code.allocateLocal(TypeKind.REFERENCE);
        Label head = code.newLabel();
        Label end = code.newLabel();
        code.labelBinding(head).iload(at).iload(size).if_icmpge(end);
        code.aload(values).iload(at).aaload().astore(value);
        for (int i = 0; i < stages.size(); i++) {
            stage(code, i);
        }
        if (!gathers && !(stages.getLast() instanceof Stage.Filter)) {
            if (changing) {
                keep(code);
            }
            code.iinc(count, 1);
        }
        code.iinc(at, 1).goto_(head);
        code.labelBinding(end).iload(count).ireturn();
    }

    /** A variable with what the rows say. */
    private int local(CodeBuilder code, ClassDesc type, String name) {
        int slot = code.allocateLocal(TypeKind.from(type));
        code.aload(rows).invokevirtual(ROWS, name, MethodTypeDesc.of(type));
        code.storeLocal(TypeKind.from(type), slot);
        return slot;
    }

    private static int zero(CodeBuilder code) {
        int slot = code.allocateLocal(TypeKind.INT);
        code.iconst_0().istore(slot);
        return slot;
    }

    /** The record becomes the next result. */
    private void keep(CodeBuilder code) {
        code.aload(results).iload(count).aload(value).aastore();
        Label untimed = code.newLabel();
        code.aload(times).ifnull(untimed);
        code.aload(resultTimes).iload(count).aload(times).iload(at).laload().lastore();
        code.labelBinding(untimed);
    }

    private void stage(CodeBuilder code, int number) {
        switch (stages.get(number)) {
            case Stage.Map _ -> {
                call(code, number, MapFunction.class, "map", MethodTypeDesc.of(CD_Object, CD_Object));
                code.astore(value);
            }
            case Stage.Filter _ -> {
                keep(code);
                call(code, number, FilterFunction.class, "filter", MethodTypeDesc.of(CD_boolean, CD_Object));
                code.iload(count).iadd().istore(count);
            }
            case Stage.Key _ -> {
                call(code, number, KeySelector.class, "getKey", MethodTypeDesc.of(CD_Object, CD_Object));
                // The key goes below the array and the place that it is stored at.
                code.aload(keys).swap().iload(count).swap().aastore();
            }
            case Stage.FlatMap _ -> {
                code.aload(rows).iload(at).invokevirtual(ROWS, "gatherOf", MethodTypeDesc.of(CD_void, CD_int));
                ClassDesc collector = Collector.class.describeConstable().orElseThrow();
                call(code, number, FlatMapFunction.class, "flatMap", MethodTypeDesc.of(CD_void, CD_Object, collector));
            }
        }
    }

    /** Calls a stage's function with the record, and a flatMap's with its collector; the result is on the stack. */
    private void call(CodeBuilder code, int number, Class<?> type, String method, MethodTypeDesc signature) {
        ClassDesc owner = type.describeConstable().orElseThrow();
        code.trying(
                guarded -> {
                    guarded.ldc(DynamicConstantDesc.ofNamed(
                            ConstantDescs.BSM_CLASS_DATA_AT, ConstantDescs.DEFAULT_NAME, owner, number));
                    guarded.aload(value);
                    if (signature.parameterCount() == 2) {
                        guarded.aload(rows);
                    }
                    guarded.invokeinterface(owner, method, signature);
                },
                handlers -> handlers.catching(CD_Throwable, handler -> {
                    // The handler's stack holds nothing but what was thrown.
                    handler.aload(rows).loadConstant(first + number);
                    handler.invokevirtual(ROWS, "failed", MethodTypeDesc.of(CD_void, CD_int))
                            .athrow();
                }));
    }
}
