/**
 * The {@code datagen} connector: rows made up column by column, at random or in sequence. Uses
 * {@code dev.weir.dataflow}.
 */
@NullMarked
package dev.weir.datagen;

import org.jspecify.annotations.NullMarked;
