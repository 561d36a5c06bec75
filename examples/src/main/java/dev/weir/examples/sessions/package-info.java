/** Sessions of visitors of a shop: windows that end when a visitor has been silent. */
@NullMarked
package dev.weir.examples.sessions;

import org.jspecify.annotations.NullMarked;
