/** Looks something up outside for each record, many at a time: asynchronous calls on virtual threads. */
@NullMarked
package dev.weir.examples.enrichment;

import org.jspecify.annotations.NullMarked;
