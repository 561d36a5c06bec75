/** Compressions of whole text files: gzip, deflate, zstd. Uses {@code dev.weir.dataflow.connect}. */
@NullMarked
package dev.weir.formats.compression;

import org.jspecify.annotations.NullMarked;
