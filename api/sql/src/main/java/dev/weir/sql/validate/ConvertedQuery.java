package dev.weir.sql.validate;

import dev.weir.data.Schema;
import org.apache.calcite.rel.RelRoot;

/**
 * A query that is valid, as relational algebra.
 *
 * @param root the plan, not optimised
 * @param schema the names and types of its columns
 */
public record ConvertedQuery(RelRoot root, Schema schema) {}
