/** The flights job of {@code examples/flights/delays.sql}, with the DataStream API. */
@NullMarked
package dev.weir.examples.flights;

import org.jspecify.annotations.NullMarked;
