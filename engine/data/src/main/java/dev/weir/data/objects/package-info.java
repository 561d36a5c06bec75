/**
 * User objects as bytes and back: the one place that serializes them. Which classes may be kept, how their fields are
 * found, how a class that has changed since reads what it wrote before. Uses {@code dev.weir.base}, and Fory for bytes.
 */
@NullMarked
package dev.weir.data.objects;

import org.jspecify.annotations.NullMarked;
