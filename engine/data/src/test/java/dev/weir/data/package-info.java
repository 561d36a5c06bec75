/** Tests of types, columns and batches. */
@NullMarked
package dev.weir.data;

import org.jspecify.annotations.NullMarked;
