package dev.weir.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.base.Configuration;
import dev.weir.dataflow.JobGraph;
import dev.weir.simulator.Simulation;
import dev.weir.testkit.ManualClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The identities of a job's nodes follow from what their rows mean, and not from how a script happens to say it. */
class NodeUidsTest {
    private static final String TABLES = """
            CREATE TABLE orders (id INT, customer STRING, amount INT, tag STRING)
                WITH ('connector' = 'memory');
            CREATE TABLE customers (name STRING, country STRING) WITH ('connector' = 'memory');
            CREATE TABLE sums (customer STRING, total INT) WITH ('connector' = 'memory');
            CREATE TABLE other (customer STRING, total BIGINT) WITH ('connector' = 'memory');
            CREATE TABLE joined (id INT, country STRING) WITH ('connector' = 'memory');
            """;

    private static final String SUMS =
            "INSERT INTO sums SELECT customer, SUM(amount) AS total FROM orders GROUP BY customer;";

    private static final String JOINED =
            "INSERT INTO joined SELECT id, country FROM orders JOIN customers ON customer = name;";

    private List<String> uids(String inserts) {
        List<JobGraph> graphs = new ArrayList<>();
        SqlSession session = SqlSession.create(new SessionSettings(
                graph -> {
                    graphs.add(graph);
                    return Simulation.executor(7).submit(graph);
                },
                new ManualClock(),
                Path.of(""),
                Configuration.EMPTY.with("parallelism.default", "2"),
                7));
        session.run("setup.sql", TABLES, result -> {});
        session.run("job.sql", "EXECUTE STATEMENT SET BEGIN " + inserts + " END;", result -> {});
        return graphs.getFirst().nodes().stream().map(JobGraph.Node::uid).toList();
    }

    private List<String> operators(String inserts) {
        return uids(inserts).stream().filter(uid -> !uid.startsWith("Calc-")).toList();
    }

    @Test
    void theyNameTablesAndKindsOfOperators() {
        assertThat(operators(SUMS).toString())
                .matches("\\[orders, GroupAggregate-([0-9a-f]{8}), Consolidate-\\1, Sink\\(sums\\)]");
    }

    @Test
    void namesOfColumnsDoNotMatter() {
        assertThat(uids("INSERT INTO sums SELECT who, SUM(paid) AS everything FROM"
                        + " (SELECT amount AS paid, customer AS who FROM orders) AS renamed GROUP BY who;"))
                .containsAll(operators(SUMS));
        assertThat(uids("INSERT INTO joined SELECT number, land FROM (SELECT id AS number, customer AS c FROM orders)"
                        + " JOIN (SELECT country AS land, name AS n FROM customers) ON c = n;"))
                .contains(operators("INSERT INTO joined SELECT id, country FROM (SELECT id, customer FROM orders)"
                                + " JOIN (SELECT country, name FROM customers) ON customer = name;")
                        .get(2));
    }

    @Test
    void viewsDoNotMatter() {
        SqlSession session = TestSessions.open(7, 2, TABLES);
        session.execute("CREATE TEMPORARY VIEW big AS SELECT customer AS c, amount FROM orders");
        JobResult viaView = (JobResult) session.execute("INSERT INTO sums SELECT c, SUM(amount) FROM big GROUP BY c");
        assertThat(viaView.job().graph().nodes().stream().map(JobGraph.Node::uid))
                .containsAll(operators(SUMS));
    }

    @Test
    void otherStatementsOfTheJobDoNotMatter() {
        String counts = "INSERT INTO other SELECT customer, COUNT(DISTINCT tag) FROM orders GROUP BY customer;";
        List<String> alone = operators(SUMS + JOINED);
        assertThat(uids(counts + SUMS + JOINED)).containsAll(alone);
        assertThat(uids(JOINED + counts + SUMS)).containsAll(alone);
        assertThat(uids(counts + SUMS + JOINED)).doesNotHaveDuplicates();
    }

    @Test
    void whatIsComputedMatters() {
        String before = operators(SUMS).get(1);
        for (String changed : List.of(
                "INSERT INTO sums SELECT customer, MAX(amount) FROM orders GROUP BY customer;",
                "INSERT INTO sums SELECT customer, SUM(id) FROM orders GROUP BY customer;",
                "INSERT INTO sums SELECT customer, SUM(DISTINCT amount) FROM orders GROUP BY customer;",
                "INSERT INTO sums SELECT customer, SUM(amount) FROM orders WHERE id > 3 GROUP BY customer;",
                "INSERT INTO sums SELECT customer, SUM(amount) FROM orders GROUP BY customer, id;",
                "INSERT INTO sums SELECT name, SUM(1) FROM customers GROUP BY name;")) {
            assertThat(uids(changed)).as(changed).doesNotContain(before);
        }
    }

    @Test
    void whatCannotBeToldApartIsNumbered() {
        assertThat(operators(SUMS + SUMS)).contains("Sink(sums)", "Sink(sums)#2");
    }
}
