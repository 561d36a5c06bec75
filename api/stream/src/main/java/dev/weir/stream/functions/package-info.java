/**
 * Plain user functions: values in, values out, no context. Names and shapes are Flink's; all are serializable, because
 * each parallel instance works on a copy of its own. Uses nothing but the JDK.
 */
@NullMarked
package dev.weir.stream.functions;

import org.jspecify.annotations.NullMarked;
