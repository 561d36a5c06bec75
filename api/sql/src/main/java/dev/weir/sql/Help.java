package dev.weir.sql;

import java.util.List;

/** What HELP shows. */
final class Help {
    static final List<String> LINES = List.of(
            "SELECT, VALUES, WITH …           run a query and show its rows",
            "INSERT INTO t SELECT …           run a job that writes a table",
            "EXECUTE STATEMENT SET BEGIN … END  run several INSERTs as one job",
            "EXPLAIN …                        show the plan, what changes, what bounds each state",
            "CREATE / ALTER / DROP            tables, views, functions, databases, catalogs",
            "SHOW TABLES, VIEWS, FUNCTIONS, COLUMNS FROM t, CREATE TABLE t, JOBS, DATABASES, CATALOGS",
            "DESCRIBE t                       show the columns of a table or view",
            "SET ['key' = 'value'], RESET     show and change the session's options",
            "USE [CATALOG] name               change the current database or catalog",
            "CLEAR, HELP, QUIT");

    private Help() {}
}
