/**
 * The memory tier of state: what {@link dev.weir.dataflow.state} asks for, in plain Java objects and arrays. Uses the
 * dataflow contracts; operators never see these classes.
 */
@NullMarked
package dev.weir.state;

import org.jspecify.annotations.NullMarked;
