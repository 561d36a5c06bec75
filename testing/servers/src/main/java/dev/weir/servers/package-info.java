/** Real servers for tests, each a process of its own that can be killed. Uses no other part of Weir. */
@NullMarked
package dev.weir.servers;

import org.jspecify.annotations.NullMarked;
