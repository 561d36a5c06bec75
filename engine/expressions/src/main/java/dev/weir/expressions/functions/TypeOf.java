package dev.weir.expressions.functions;

import dev.weir.data.Column;
import dev.weir.data.ConstantColumn;
import dev.weir.data.DataType;
import dev.weir.expressions.Kernel;
import dev.weir.expressions.NullAwareKernel;

/** TYPEOF: the type of an argument, whatever its values. */
final class TypeOf {
    private TypeOf() {}

    static Kernel kernel(DataType argument, DataType result) {
        Column single = ConstantColumn.of(result, argument.sql(), 1).single();
        NullAwareKernel kernel = (arguments, rows, context) -> new ConstantColumn(single, rows.physicalRows());
        return kernel;
    }
}
