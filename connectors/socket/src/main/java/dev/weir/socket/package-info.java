/**
 * The {@code socket} connector: records from a TCP server. Uses {@code dev.weir.dataflow}; formats come through
 * {@link dev.weir.dataflow.connect.FormatFactory}.
 */
@NullMarked
package dev.weir.socket;

import org.jspecify.annotations.NullMarked;
