/**
 * The command line: {@code weir run}, {@code weir sql}. Shows what a {@link dev.weir.sql.SqlSession} gives; decides
 * nothing about SQL itself. Uses {@code dev.weir.sql}, picocli and JLine.
 */
@NullMarked
package dev.weir.cli;

import org.jspecify.annotations.NullMarked;
