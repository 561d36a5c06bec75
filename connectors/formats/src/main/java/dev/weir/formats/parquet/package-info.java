/**
 * Apache Parquet, read into and written from columns without other libraries than the codecs': footer and page headers
 * (Thrift's compact protocol), encodings, levels. Follows the format's specification at
 * https://github.com/apache/parquet-format. Uses {@code dev.weir.data}, {@code dev.weir.dataflow.connect} and the text
 * package's error codes and UTF-8.
 */
@NullMarked
package dev.weir.formats.parquet;

import org.jspecify.annotations.NullMarked;
