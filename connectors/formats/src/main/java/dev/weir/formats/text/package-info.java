/**
 * What the text formats share: numbers, dates, times and UTF-8 straight from and to bytes, and the error codes. Uses
 * {@code dev.weir.data} and {@code dev.weir.dataflow.connect}.
 */
@NullMarked
package dev.weir.formats.text;

import org.jspecify.annotations.NullMarked;
