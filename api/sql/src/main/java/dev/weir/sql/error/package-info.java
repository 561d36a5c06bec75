/** The error codes of SQL, and how an error's place is shown in the text it is in. Uses engine/base only. */
@NullMarked
package dev.weir.sql.error;

import org.jspecify.annotations.NullMarked;
