/**
 * The {@code filesystem} connector: finds, splits, reads and writes files of any format. Uses
 * {@code dev.weir.dataflow}; formats come through {@link dev.weir.dataflow.connect.FormatFactory}.
 */
@NullMarked
package dev.weir.files;

import org.jspecify.annotations.NullMarked;
