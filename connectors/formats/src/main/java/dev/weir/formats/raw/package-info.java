/** The {@code raw} format: a record is the value of the table's only column. Uses the text package. */
@NullMarked
package dev.weir.formats.raw;

import org.jspecify.annotations.NullMarked;
