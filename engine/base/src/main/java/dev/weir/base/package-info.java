/**
 * The cellar of the house: clock, seeds, errors with codes, typed options, metrics. Everything may use it; it uses
 * nothing but the JDK. The only package that may read the machine's clock or entropy.
 */
@NullMarked
package dev.weir.base;

import org.jspecify.annotations.NullMarked;
