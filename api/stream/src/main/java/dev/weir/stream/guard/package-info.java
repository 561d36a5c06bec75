/** Names users' functions in what they throw. Inside the API; programs have no use for it. */
@NullMarked
package dev.weir.stream.guard;

import org.jspecify.annotations.NullMarked;
