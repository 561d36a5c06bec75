/** Keyed state as users ask for it: handles and the descriptors that name them. Uses plain functions only. */
@NullMarked
package dev.weir.stream.state;

import org.jspecify.annotations.NullMarked;
