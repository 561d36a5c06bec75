/**
 * How messages come through a network that loses, doubles and reorders them: numbered, repeated until they are
 * acknowledged, handed over in order. State machines without threads or clocks of their own. Uses nothing.
 */
@NullMarked
package dev.weir.protocol.link;

import org.jspecify.annotations.NullMarked;
