/**
 * From text to {@link dev.weir.sql.syntax.Statement}s: a script is split into statements, each is parsed by the
 * generated grammar or, for the shell's own words, by hand; what the grammar rejects becomes a coded error with its
 * place in the script. Uses the grammar, the statement tree and {@link dev.weir.sql.error}; knows no catalog.
 */
@NullMarked
package dev.weir.sql.parse;

import org.jspecify.annotations.NullMarked;
