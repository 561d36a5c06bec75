/**
 * Event time as users define it: timestamps of records and the watermarks that follow from them. Uses plain functions
 * only.
 */
@NullMarked
package dev.weir.stream.time;

import org.jspecify.annotations.NullMarked;
