/** How long a record takes through real servers and a job, from when it was due to when its effect can be read. */
@NullMarked
package dev.weir.bench.latency;

import org.jspecify.annotations.NullMarked;
