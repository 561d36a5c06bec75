/** Tests of the contracts that compute something. */
@NullMarked
package dev.weir.dataflow;

import org.jspecify.annotations.NullMarked;
