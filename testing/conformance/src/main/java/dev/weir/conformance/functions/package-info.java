/** Functions as users would write them, which golden scripts register by their classes. */
@NullMarked
package dev.weir.conformance.functions;

import org.jspecify.annotations.NullMarked;
