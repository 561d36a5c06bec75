/**
 * JSON as a tree: read, written, and searched by paths. Serves the JSON functions of SQL; decoding whole inputs is the
 * formats' business. Uses nothing but the error codes.
 */
@NullMarked
package dev.weir.expressions.json;

import org.jspecify.annotations.NullMarked;
