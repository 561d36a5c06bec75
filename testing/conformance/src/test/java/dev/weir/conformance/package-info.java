/** Tests of whole SQL jobs: golden files, DuckDB beside them, consistent cuts. */
@NullMarked
package dev.weir.conformance;

import org.jspecify.annotations.NullMarked;
