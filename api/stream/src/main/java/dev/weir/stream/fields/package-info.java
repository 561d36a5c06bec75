/** Fields of records, beans and arrays, by which aggregates are told what to add or compare. */
@NullMarked
package dev.weir.stream.fields;

import org.jspecify.annotations.NullMarked;
