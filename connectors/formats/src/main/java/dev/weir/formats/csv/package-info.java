/** CSV as in RFC 4180 and Flink's options, read straight into columns and written from them. Uses the text package. */
@NullMarked
package dev.weir.formats.csv;

import org.jspecify.annotations.NullMarked;
