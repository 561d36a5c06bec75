/** A job that begins with state made of history: {@link dev.weir.examples.bootstrap.CustomerTotals}. */
@NullMarked
package dev.weir.examples.bootstrap;

import org.jspecify.annotations.NullMarked;
