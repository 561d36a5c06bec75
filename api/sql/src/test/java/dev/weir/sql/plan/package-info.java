/** Tests of passes over plans. */
@NullMarked
package dev.weir.sql.plan;

import org.jspecify.annotations.NullMarked;
