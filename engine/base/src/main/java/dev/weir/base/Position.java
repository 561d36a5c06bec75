package dev.weir.base;

/** Where an error is: in a script, in input data, or in a node of the plan. */
public sealed interface Position {
    /** The place in words that a terminal or an editor understands, e.g. {@code delays.sql:12:5}. */
    String render();

    /**
     * A place in a text that the user wrote.
     *
     * @param file the script's name, or {@code <sql>} for text typed in
     * @param line from 1
     * @param column from 1, in characters
     */
    record Script(String file, int line, int column) implements Position {
        @Override
        public String render() {
            return file + ":" + line + ":" + column;
        }
    }

    /**
     * A place in input data.
     *
     * @param source the file, topic partition or address
     * @param record number of the record in it, from 1; 0 when unknown
     * @param field the field's name, or empty when the whole record is meant
     */
    record Data(String source, long record, String field) implements Position {
        @Override
        public String render() {
            String place = record > 0 ? source + ":" + record : source;
            return field.isEmpty() ? place : place + " (field " + field + ")";
        }
    }

    /**
     * An operator of a running job.
     *
     * @param operator the operator's name as EXPLAIN prints it
     */
    record PlanNode(String operator) implements Position {
        @Override
        public String render() {
            return "operator " + operator;
        }
    }
}
