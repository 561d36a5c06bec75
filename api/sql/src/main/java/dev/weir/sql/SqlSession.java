package dev.weir.sql;

import dev.weir.base.Configuration;
import dev.weir.base.WeirException;
import dev.weir.dataflow.JobExecutor.Outcome;
import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.checkpoint.CheckpointOptions;
import dev.weir.dataflow.checkpoint.RestorePlan;
import dev.weir.functions.ScalarFunction;
import dev.weir.sql.StatementResult.Done;
import dev.weir.sql.catalog.CatalogFunction;
import dev.weir.sql.catalog.CatalogTable;
import dev.weir.sql.catalog.Catalogs;
import dev.weir.sql.catalog.ObjectName;
import dev.weir.sql.connectors.TableConnector;
import dev.weir.sql.error.SqlError;
import dev.weir.sql.front.SqlFrontEnd;
import dev.weir.sql.functions.UserClasses;
import dev.weir.sql.functions.UserFunction;
import dev.weir.sql.parse.ScriptSplitter;
import dev.weir.sql.parse.StatementParser;
import dev.weir.sql.parse.StatementText;
import dev.weir.sql.plan.PlanNode;
import dev.weir.sql.plan.TableSink;
import dev.weir.sql.syntax.Alter;
import dev.weir.sql.syntax.AlterTable;
import dev.weir.sql.syntax.Create;
import dev.weir.sql.syntax.CreateTable;
import dev.weir.sql.syntax.Show;
import dev.weir.sql.syntax.Statement;
import dev.weir.sql.validate.ConvertedInsert;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes statements of Flink's dialect one after the other: keeps the catalogs and options that they change, and runs
 * the jobs that they describe. Used by one thread; the jobs run on others. Every error is a {@link WeirException} with
 * its place.
 */
public final class SqlSession implements AutoCloseable {
    private final SessionSettings settings;
    private final Catalogs catalogs = new Catalogs();
    private final UserClasses classes;
    private final SqlFrontEnd frontEnd;
    private final List<SqlJob> jobs = new CopyOnWriteArrayList<>();
    private Configuration options = Configuration.EMPTY;
    private JobNames names = JobNames.typed();
    private volatile boolean closed;

    private SqlSession(SessionSettings settings) {
        this.settings = settings;
        classes = new UserClasses(settings.directory());
        frontEnd = new SqlFrontEnd(catalogs, classes);
    }

    /** Opens a session. Fails on options that do not exist. */
    public static SqlSession create(SessionSettings settings) {
        SqlSession session = new SqlSession(settings);
        settings.options().values().forEach(session::set);
        return session;
    }

    /** Sets an option, as {@code SET 'key' = 'value'} does. */
    public void set(String key, String value) {
        options = SessionOptions.set(options, key, value);
    }

    /** Has functions looked for in a jar as well, as {@code ADD JAR 'path'} does. */
    public void addJar(String path) {
        classes.addJar(path);
    }

    /** Registers a function for this session, as {@code CREATE TEMPORARY FUNCTION name AS 'class'} does. */
    public void createTemporaryFunction(String name, Class<? extends ScalarFunction> type) {
        register(name, false, frontEnd.functions().of(name, type));
    }

    /** Registers an object as a function of this session; each instance of an operator calls a copy of it. */
    public void createTemporaryFunction(String name, ScalarFunction object) {
        register(name, false, frontEnd.functions().of(name, object));
    }

    /** Registers a function for this session that hides a built-in one of its name. */
    public void createTemporarySystemFunction(String name, Class<? extends ScalarFunction> type) {
        register(name, true, frontEnd.functions().of(name, type));
    }

    /** Registers an object as a function of this session that hides a built-in one of its name. */
    public void createTemporarySystemFunction(String name, ScalarFunction object) {
        register(name, true, frontEnd.functions().of(name, object));
    }

    private void register(String name, boolean system, UserFunction function) {
        ObjectName full = catalogs.resolve(List.of(name));
        CatalogFunction present = system ? catalogs.findSystemFunction(name) : catalogs.findTemporaryFunction(full);
        if (present != null) {
            throw Catalogs.exists("function", name);
        }
        String type = function.type().getName();
        catalogs.putFunction(new CatalogFunction(full, true, system, type, "JAVA", List.of(), function));
    }

    /** Drops a temporary function that is not of the system; tells whether there was one. */
    public boolean dropTemporaryFunction(String name) {
        return drop(catalogs.findTemporaryFunction(catalogs.resolve(List.of(name))));
    }

    /** Drops a temporary system function; tells whether there was one. */
    public boolean dropTemporarySystemFunction(String name) {
        return drop(catalogs.findSystemFunction(name));
    }

    private boolean drop(@Nullable CatalogFunction function) {
        if (function != null) {
            catalogs.dropFunction(function);
        }
        return function != null;
    }

    /** The session's time zone. */
    public ZoneId zone() {
        return options.get(SessionOptions.ZONE);
    }

    /** How a shell should show the rows of queries. */
    public ResultMode resultMode() {
        return options.get(SessionOptions.RESULT_MODE);
    }

    /** Runs one statement. */
    public StatementResult execute(String statement) {
        List<StatementText> statements = ScriptSplitter.split(StatementText.TYPED, statement);
        if (statements.size() != 1) {
            throw WeirException.of(SqlError.SYNTAX, "one statement was expected, but there are %d", statements.size());
        }
        return execute(statements.getFirst());
    }

    /** Plans a query; nothing runs yet. */
    public QueryResult query(String query) {
        if (execute(query) instanceof QueryResult result) {
            return result;
        }
        throw WeirException.of(SqlError.INVALID_QUERY, "a query was expected: %s", query);
    }

    /**
     * Runs the statements of a script in turn. An INSERT whose input ends is waited for before the next statement
     * begins; others go on beside those that follow, and are waited for at the end. When the job of an INSERT is
     * cancelled or stopped, no further statement begins. Fails at the end if a job was not run, but looked at, and
     * could not go on with its checkpoint.
     *
     * @param file the script's name, for positions
     * @param results takes the result of each statement; a query runs when it starts it
     */
    public void run(String file, String script, Consumer<StatementResult> results) {
        names = JobNames.ofScript(file);
        try {
            runStatements(file, script, results);
        } finally {
            names = JobNames.typed();
        }
    }

    private void runStatements(String file, String script, Consumer<StatementResult> results) {
        List<JobResult> running = new ArrayList<>();
        List<WeirException> refusals = new ArrayList<>();
        boolean stopped = false;
        for (StatementText statement : ScriptSplitter.split(file, script)) {
            if (isQuit(statement) || stopped) {
                break;
            }
            StatementResult result = execute(statement);
            try {
                results.accept(result);
                if (result instanceof StatementResult.Restore(RestorePlan plan) && plan.refusal() != null) {
                    refusals.add(placed(plan.refusal(), statement));
                }
                if (result instanceof JobResult job) {
                    if (job.waits()) {
                        stopped = job.await() == Outcome.CANCELLED;
                    } else {
                        running.add(job);
                    }
                }
            } catch (WeirException e) {
                throw placed(e, statement);
            } catch (StackOverflowError e) {
                throw tooDeep(statement, e);
            }
        }
        running.forEach(JobResult::await);
        if (!refusals.isEmpty()) {
            throw refusals.getFirst();
        }
    }

    private static boolean isQuit(StatementText statement) {
        return parse(statement) instanceof Statement.Command command && command.word() == Statement.Command.Word.QUIT;
    }

    private static Statement parse(StatementText text) {
        try {
            return StatementParser.parse(text);
        } catch (StackOverflowError e) {
            throw tooDeep(text, e);
        }
    }

    /** The parser, the validator and the planner recur with the depth of expressions; a chain of operators is deep. */
    private static WeirException tooDeep(StatementText text, StackOverflowError cause) {
        return WeirException.of(SqlError.TOO_DEEP, "the statement is nested too deeply")
                .hint("split long chains of operators and deep parentheses, such as with views")
                .at(text.position())
                .causedBy(cause);
    }

    /** An error of a running job with the statement it belongs to, where the place is one of the plan only. */
    private static WeirException placed(WeirException error, StatementText statement) {
        return switch (error.position()) {
            case dev.weir.base.Position.PlanNode node ->
                error.at(statement.position())
                        .hint(
                                error.hint() == null
                                        ? "in operator " + node.operator()
                                        : error.hint() + "; in operator " + node.operator());
            case null -> error.at(statement.position());
            default -> error;
        };
    }

    /** Runs one statement of a script. */
    public StatementResult execute(StatementText text) {
        Statement statement = parse(text);
        try {
            return execute(text, statement);
        } catch (WeirException e) {
            throw e.atIfAbsent(text.position(statement.position()));
        } catch (StackOverflowError e) {
            throw tooDeep(text, e);
        }
    }

    private StatementResult execute(StatementText text, Statement statement) {
        return switch (statement) {
            case Statement.Query query -> query(text, query);
            case Statement.Insert insert -> insert(text, List.of(insert));
            case Statement.StatementSet set -> insert(text, set.inserts());
            case Statement.Explain explain -> explain(text, explain);
            case CreateTable create -> createTable(text, create);
            case Create create -> define(text, create, create.name() + " created");
            case AlterTable alter -> define(text, alter, alter.name() + " altered");
            case Alter alter -> define(text, alter, alter.name() + " altered");
            case Statement.Drop drop -> define(text, drop, drop.name() + " dropped");
            case Statement.Use use -> define(text, use, "");
            case Statement.Describe describe -> shows().describe(describe);
            case Show show -> shows().show(show);
            case Statement.SetOption set -> setOption(set);
            case Statement.ResetOption reset -> resetOption(reset);
            case Statement.Command command -> command(command);
            case Statement.AddJar jar -> {
                addJar(jar.path());
                yield new Done(jar.path() + " added");
            }
            case Statement.Change change ->
                throw WeirException.of(
                        SqlError.UNSUPPORTED,
                        "%s is not supported yet",
                        change.node().getKind().sql);
        };
    }

    private Done define(StatementText text, Statement statement, String message) {
        frontEnd.define(text, statement);
        return new Done(message);
    }

    private ShowStatements shows() {
        return new ShowStatements(catalogs, jobs, classes.jars());
    }

    private StatementResult setOption(Statement.SetOption set) {
        String key = set.key();
        String value = set.value();
        if (key == null || value == null) {
            return ShowStatements.options(options);
        }
        set(key, value);
        return new Done(SessionOptions.hasNoEffect(key) ? "'" + key + "' has no effect in Weir" : "");
    }

    private Done resetOption(Statement.ResetOption reset) {
        options = reset.key() == null ? Configuration.EMPTY : SessionOptions.reset(options, reset.key());
        return new Done("");
    }

    private static StatementResult command(Statement.Command command) {
        return switch (command.word()) {
            case HELP -> new StatementResult.Text(Help.LINES);
            case CLEAR -> new StatementResult.Text(List.of("\033[H\033[2J"));
            case QUIT -> new Done("");
        };
    }

    private JobPlanner planner(StatementText text) {
        catalogs.setCheckpointDirectory(options.get(CheckpointOptions.DIRECTORY));
        return new JobPlanner(settings, options, frontEnd, text);
    }

    private StatementResult createTable(StatementText text, CreateTable create) {
        if (create.query() != null) {
            Optional<ConvertedInsert> filling = frontEnd.createTableAs(text, create);
            if (filling.isEmpty()) {
                return new Done(create.name() + " exists");
            }
            checkOptions(text, create, filling.get().target());
            JobPlanner planner = planner(text);
            try {
                StatementResult started =
                        start(planner, planner.planInsert(filling.get(), Objects.requireNonNull(create.query())));
                if (started instanceof StatementResult.Restore) {
                    catalogs.drop(filling.get().target());
                }
                return started;
            } catch (WeirException e) {
                catalogs.drop(filling.get().target());
                throw e;
            }
        }
        frontEnd.define(text, create);
        if (catalogs.find(catalogs.resolve(create.name().names)) instanceof CatalogTable table) {
            checkOptions(text, create, table);
        }
        return new Done(create.name() + " created");
    }

    private void checkOptions(StatementText text, CreateTable create, CatalogTable table) {
        try {
            TableConnector.check(
                    table,
                    (key, value) -> create.options().stream()
                            .filter(option -> option.key().equals(key))
                            .map(option -> text.position(value ? option.valuePosition() : option.keyPosition()))
                            .findFirst()
                            .orElse(null));
        } catch (WeirException e) {
            catalogs.drop(table);
            throw e;
        }
    }

    private boolean isDryRun() {
        return options.get(CheckpointOptions.DRY_RUN);
    }

    private StatementResult query(StatementText text, Statement.Query query) {
        if (isDryRun()) {
            return new Done("queries are not run, as '" + CheckpointOptions.DRY_RUN.key() + "' is set");
        }
        JobPlanner planner = planner(text);
        List<PlanNode> plan = planner.planQuery(query);
        return new QueryResult(planner.shape(plan), listener -> submit(planner.graph(plan, name("query"), listener)));
    }

    private StatementResult insert(StatementText text, List<Statement.Insert> inserts) {
        JobPlanner planner = planner(text);
        return start(planner, planner.planInserts(inserts));
    }

    private StatementResult start(JobPlanner planner, List<PlanNode> plan) {
        List<String> targets = plan.stream()
                .map(sink -> ((TableSink) sink).definition().name())
                .toList();
        if (isDryRun()) {
            JobGraph graph = planner.graph(plan, name(JobNames.inserting(targets)), null);
            return new StatementResult.Restore(settings.executor().planRestore(graph));
        }
        boolean bounded = planner.isBounded(plan);
        boolean waits = options.find(SessionOptions.DML_SYNC).orElse(bounded);
        List<String> warnings = planner.warnings(plan);
        SqlJob job = submit(planner.graph(plan, name(JobNames.inserting(targets)), null));
        return new JobResult(job, targets, bounded, waits, warnings);
    }

    private String name(String usual) {
        List<String> running =
                jobs.stream().filter(job -> !job.isDone()).map(SqlJob::name).toList();
        return names.next(options.find(SessionOptions.JOB_NAME), usual, running);
    }

    private SqlJob submit(JobGraph graph) {
        if (closed) {
            throw new CancellationException("the session is closed");
        }
        SqlJob job = new SqlJob(graph, settings.executor().submit(graph));
        jobs.add(job);
        if (closed) {
            job.cancel();
        }
        return job;
    }

    /** All jobs that were started so far, in that order. Any thread may ask. */
    public List<SqlJob> jobs() {
        return List.copyOf(jobs);
    }

    private StatementResult explain(StatementText text, Statement.Explain explain) {
        JobPlanner planner = planner(text);
        return new StatementResult.Text(planner.explain(planner.plan(explain.explained())));
    }

    /** The names that a shell can complete, with their kinds: tables and views, their columns, functions. */
    public Map<String, String> names() {
        return SessionNames.of(catalogs);
    }

    /** Cancels the jobs that still run; no other begins. Any thread may call it. */
    @Override
    public void close() {
        closed = true;
        jobs.stream().filter(job -> !job.isDone()).forEach(SqlJob::cancel);
        SqlJob.whenAllAreDone(jobs, classes::close);
    }
}
