/** Counts words: of a file or folder, of lines from a socket, or of a built-in text. */
@NullMarked
package dev.weir.examples.wordcount;

import org.jspecify.annotations.NullMarked;
