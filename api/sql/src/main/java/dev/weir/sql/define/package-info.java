/**
 * What CREATE, ALTER and DROP do to the catalogs: a definition's parts are collected, merged with those of LIKE, typed
 * and checked, and become a catalog object. Uses {@link dev.weir.sql.validate} for types and expressions.
 */
@NullMarked
package dev.weir.sql.define;

import org.jspecify.annotations.NullMarked;
