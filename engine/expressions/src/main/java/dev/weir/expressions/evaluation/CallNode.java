package dev.weir.expressions.evaluation;

import dev.weir.base.WeirException;
import dev.weir.data.Column;
import dev.weir.data.ConstantColumn;
import dev.weir.data.DictionaryColumn;
import dev.weir.data.Validity;
import dev.weir.expressions.Call;
import dev.weir.expressions.Kernel;
import dev.weir.expressions.LazyKernel;
import dev.weir.expressions.NullAwareKernel;
import dev.weir.expressions.PartialKernel;
import dev.weir.expressions.PredicateKernel;
import dev.weir.expressions.Rows;
import dev.weir.expressions.ScalarFunction.Determinism;
import dev.weir.expressions.SpeculativeKernel;
import dev.weir.expressions.TotalKernel;
import dev.weir.expressions.kernels.Columns;
import dev.weir.expressions.kernels.Loops;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call whose arguments are evaluated first. It keeps NULLs, constants and dictionaries away from kernels that need
 * not know of them: a call of constants is evaluated for one row, a call of one dictionary for its distinct values.
 */
final class CallNode extends Node {
    private final Call call;
    private final Kernel kernel;
    private final Node[] operands;
    private final boolean repeatable;
    private final boolean total;

    CallNode(Call call, Kernel kernel, List<Node> operands, Frame frame) {
        super(call.type(), frame);
        assert !(kernel instanceof LazyKernel);
        this.call = call;
        this.kernel = kernel;
        this.operands = operands.toArray(Node[]::new);
        repeatable = call.function().determinism() != Determinism.VOLATILE;
        total = kernel instanceof TotalKernel && operands.stream().allMatch(Node::isTotal);
    }

    @Override
    Column compute(Rows rows) {
        if (rows.isEmpty()) {
            return Columns.allNull(type(), rows.physicalRows());
        }
        Column[] arguments = arguments(rows);
        if (repeatable) {
            int varying = varyingArgument(arguments);
            if (varying == ALL_CONSTANT) {
                return computeOnce(arguments, rows);
            }
            if (varying >= 0
                    && !(kernel instanceof NullAwareKernel)
                    && arguments[varying] instanceof DictionaryColumn dictionary
                    && dictionary.dictionary().size() <= rows.count()) {
                try {
                    return computeDistinct(arguments, varying, dictionary, rows);
                } catch (WeirException someEntry) {
                    // Again, row by row, to fail with the values of the row that the entry came from.
                    return computeRows(flatten(arguments), rows);
                }
            }
        }
        return computeRows(flatten(arguments), rows);
    }

    private Column[] arguments(Rows rows) {
        Column[] arguments = new Column[operands.length];
        for (int i = 0; i < operands.length; i++) {
            arguments[i] = operands[i].evaluate(rows);
        }
        return arguments;
    }

    private static final int ALL_CONSTANT = -1;
    private static final int SEVERAL = -2;

    /** The index of the one argument that is not constant, or that there are none or several. */
    private static int varyingArgument(Column[] arguments) {
        int varying = ALL_CONSTANT;
        for (int i = 0; i < arguments.length; i++) {
            if (!(arguments[i] instanceof ConstantColumn)) {
                if (varying >= 0) {
                    return SEVERAL;
                }
                varying = i;
            }
        }
        return varying;
    }

    private static Column[] flatten(Column[] arguments) {
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = Columns.flat(arguments[i]);
        }
        return arguments;
    }

    private Column computeOnce(Column[] arguments, Rows rows) {
        Column[] singles = new Column[arguments.length];
        for (int i = 0; i < singles.length; i++) {
            singles[i] = ((ConstantColumn) arguments[i]).single();
        }
        Column single = computeRows(singles, Rows.all(1));
        return single instanceof ConstantColumn constant
                ? new ConstantColumn(constant.single(), rows.physicalRows())
                : new ConstantColumn(single.flat().take(new int[1], 1), rows.physicalRows());
    }

    private Column computeDistinct(Column[] arguments, int varying, DictionaryColumn column, Rows rows) {
        int distinct = column.dictionary().size();
        Column[] narrow = new Column[arguments.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = i == varying
                    ? column.dictionary()
                    : new ConstantColumn(((ConstantColumn) arguments[i]).single(), distinct);
        }
        Column results = computeRows(narrow, usedEntries(column, rows)).flat();
        if (results.validity() == null) {
            return new DictionaryColumn(results, column.size(), column.indexes(), column.validity());
        }
        return Columns.andValidity(results.take(column.indexes(), column.size()), column.validity());
    }

    /** The dictionary's entries that selected rows use: the others must not make the call fail. */
    private Rows usedEntries(DictionaryColumn column, Rows rows) {
        int distinct = column.dictionary().size();
        if (kernel instanceof TotalKernel) {
            return Rows.all(distinct);
        }
        long[] used = new long[Validity.words(distinct)];
        for (int i = 0; i < rows.count(); i++) {
            int row = rows.row(i);
            if (!column.isNull(row)) {
                Validity.setValid(used, column.indexes()[row]);
            }
        }
        return Rows.all(distinct).where(used);
    }

    private Column computeRows(Column[] arguments, Rows rows) {
        return switch (kernel) {
            case NullAwareKernel k -> guarded(arguments, rows, k::evaluate);
            case TotalKernel k -> {
                if (isConstantNull(arguments)) {
                    yield Columns.allNull(type(), rows.physicalRows());
                }
                yield Columns.andValidity(k.evaluate(arguments, rows, frame.context()), commonValidity(arguments));
            }
            case PartialKernel k -> computePresent(k, arguments, rows);
            case LazyKernel k -> throw new AssertionError("a lazy kernel has a node of its own");
        };
    }

    /** The results of a kernel that may fail, so that NULLs must be kept away from it. */
    private Column computePresent(PartialKernel partial, Column[] arguments, Rows rows) {
        if (isConstantNull(arguments)) {
            return Columns.allNull(type(), rows.physicalRows());
        }
        long[] validity = commonValidity(arguments);
        Column tried = partial instanceof SpeculativeKernel speculative
                ? speculative.attempt(arguments, rows, frame.context())
                : null;
        if (tried != null) {
            return Columns.andValidity(tried, validity);
        }
        Rows present = rows.where(validity);
        if (present.isEmpty()) {
            return Columns.allNull(type(), rows.physicalRows());
        }
        Column results = guarded(arguments, present, partial);
        return present == rows ? results : Columns.andValidity(results, validity);
    }

    private static boolean isConstantNull(Column[] arguments) {
        for (Column argument : arguments) {
            if (argument instanceof ConstantColumn constant && constant.isNull()) {
                return true;
            }
        }
        return false;
    }

    private static long @Nullable [] commonValidity(Column[] arguments) {
        long[] validity = null;
        for (Column argument : arguments) {
            validity = Validity.and(validity, argument.validity());
        }
        return validity;
    }

    private Column guarded(Column[] arguments, Rows rows, PartialKernel evaluation) {
        try {
            return evaluation.evaluate(arguments, rows, frame.context());
        } catch (WeirException failure) {
            throw FailingRow.describe(failure, call, frame, rows, row -> {
                Rows one = Rows.selected(rows.physicalRows(), new int[] {row}, 1);
                evaluation.evaluate(arguments, one, frame.context());
            });
        }
    }

    @Override
    public Rows select(Rows rows) {
        if (!(kernel instanceof PredicateKernel predicate) || rows.isEmpty()) {
            return super.select(rows);
        }
        if (rows.isDense()) {
            long[] bits = predicateBits(rows);
            return bits == null ? super.select(rows) : selected(bits, rows);
        }
        Column[] arguments = arguments(rows);
        if (isEncoded(arguments)) {
            return super.select(rows);
        }
        if (isConstantNull(arguments)) {
            return Rows.selected(rows.physicalRows(), new int[0], 0);
        }
        int[] out = new int[rows.count()];
        int count = predicate.select(arguments, rows, out);
        return Rows.selected(rows.physicalRows(), out, count).where(commonValidity(arguments));
    }

    /** Those of the rows whose bit is set. */
    static Rows selected(long[] bits, Rows rows) {
        if (!rows.isAll()) {
            return rows.where(bits);
        }
        int[] out = new int[rows.physicalRows()];
        int count = Loops.BITMAPS.compact(bits, rows.physicalRows(), out);
        return Rows.selected(rows.physicalRows(), out, count);
    }

    @Override
    boolean isTotal() {
        return total;
    }

    @Override
    public long @Nullable [] bits(Rows rows) {
        return total ? predicateBits(rows) : null;
    }

    private long @Nullable [] predicateBits(Rows rows) {
        if (!(kernel instanceof PredicateKernel predicate)) {
            return null;
        }
        Column[] arguments = arguments(rows);
        if (isEncoded(arguments)) {
            return null;
        }
        if (isConstantNull(arguments)) {
            return new long[Validity.words(rows.physicalRows())];
        }
        long[] bits = predicate.bits(arguments, rows.physicalRows());
        long[] validity = commonValidity(arguments);
        if (validity != null) {
            for (int i = 0; i < bits.length; i++) {
                bits[i] &= validity[i];
            }
        }
        return bits;
    }

    /** Whether going through {@link #compute} pays: a dictionary, or nothing but constants. */
    private static boolean isEncoded(Column[] arguments) {
        int varying = varyingArgument(arguments);
        if (varying == ALL_CONSTANT) {
            return true;
        }
        for (Column argument : arguments) {
            if (argument instanceof DictionaryColumn) {
                return true;
            }
        }
        return false;
    }
}
