/**
 * Functions that users write: {@link dev.weir.sql.functions.UserFunction} is what their class says,
 * {@link dev.weir.sql.functions.Signature} a way to call it, and {@link dev.weir.sql.functions.UserClasses} finds the
 * class. Calls become expressions of the engine whose kernel runs the user's method over whole columns.
 */
@NullMarked
package dev.weir.sql.functions;

import org.jspecify.annotations.NullMarked;
