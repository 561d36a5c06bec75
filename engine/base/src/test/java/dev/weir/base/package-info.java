/** Tests of options, errors and names. */
@NullMarked
package dev.weir.base;

import org.jspecify.annotations.NullMarked;
