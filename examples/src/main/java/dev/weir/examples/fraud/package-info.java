/** Alerts on suspicious payments: state and timers of a key. */
@NullMarked
package dev.weir.examples.fraud;

import org.jspecify.annotations.NullMarked;
