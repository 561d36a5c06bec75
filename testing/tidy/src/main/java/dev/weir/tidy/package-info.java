/**
 * The house rules (STYLE.md) as code: what a source file may look like and call, and which module may use which.
 * Sources are read with the JDK's own parser, so a rule sees methods and calls, not text. Uses nothing of Weir; the
 * tests of this module run every rule over the whole repository.
 */
@NullMarked
package dev.weir.tidy;

import org.jspecify.annotations.NullMarked;
