/**
 * Sources of DataStream programs: sequences, generators, text files, sockets, and a small interface for one's own. Uses
 * the dataflow contracts and plain functions.
 */
@NullMarked
package dev.weir.stream.sources;

import org.jspecify.annotations.NullMarked;
