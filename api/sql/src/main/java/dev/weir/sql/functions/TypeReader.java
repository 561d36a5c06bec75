package dev.weir.sql.functions;

import dev.weir.data.DataType;

/** Reads a type as DDL writes it. */
@FunctionalInterface
public interface TypeReader {
    /** The type; fails with a coded error when the text is none. */
    DataType read(String sql);
}
