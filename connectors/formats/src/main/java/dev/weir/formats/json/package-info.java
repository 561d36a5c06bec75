/**
 * JSON: one object a line, or a file that is one array of objects; read straight into columns and written from them.
 * Uses the text package.
 */
@NullMarked
package dev.weir.formats.json;

import org.jspecify.annotations.NullMarked;
