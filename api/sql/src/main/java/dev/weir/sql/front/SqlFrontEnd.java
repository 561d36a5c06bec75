package dev.weir.sql.front;

import dev.weir.data.Schema;
import dev.weir.sql.catalog.CatalogTable;
import dev.weir.sql.catalog.Catalogs;
import dev.weir.sql.define.Definitions;
import dev.weir.sql.define.FunctionClasses;
import dev.weir.sql.functions.UserClasses;
import dev.weir.sql.parse.ScriptSplitter;
import dev.weir.sql.parse.StatementParser;
import dev.weir.sql.parse.StatementText;
import dev.weir.sql.syntax.Alter;
import dev.weir.sql.syntax.AlterTable;
import dev.weir.sql.syntax.Create;
import dev.weir.sql.syntax.CreateTable;
import dev.weir.sql.syntax.Statement;
import dev.weir.sql.validate.ConvertedInsert;
import dev.weir.sql.validate.ConvertedQuery;
import dev.weir.sql.validate.InsertConverter;
import dev.weir.sql.validate.QueryConverter;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;

/**
 * From text to valid relational algebra, over the catalogs of one session. Every error is a coded one with file, line
 * and column. One thread.
 *
 * <pre>
 *   for (StatementText text : frontEnd.split("a.sql", script)) {
 *       Statement statement = frontEnd.parse(text);
 *       if (!frontEnd.define(text, statement)) {
 *           switch (statement) { case Query q -> frontEnd.query(text, q.query()) … }
 *       }
 *   }
 * </pre>
 */
public final class SqlFrontEnd {
    private final Catalogs catalogs;
    private final FunctionClasses functions;
    private final Definitions definitions;

    /** @param classes finds the classes of functions */
    public SqlFrontEnd(Catalogs catalogs, UserClasses classes) {
        this.catalogs = catalogs;
        this.functions = new FunctionClasses(catalogs, classes);
        this.definitions = new Definitions(catalogs, functions);
    }

    /** What makes functions of classes. */
    public FunctionClasses functions() {
        return functions;
    }

    /** What names mean. */
    public Catalogs catalogs() {
        return catalogs;
    }

    /**
     * The statements of a script.
     *
     * @param file its name, for positions
     */
    public List<StatementText> split(String file, String script) {
        return ScriptSplitter.split(file, script);
    }

    /** What a statement says. */
    public Statement parse(StatementText text) {
        return StatementParser.parse(text);
    }

    /** Changes the catalogs if the statement is one that does only that: CREATE, ALTER, DROP, USE. */
    public boolean define(StatementText text, Statement statement) {
        switch (statement) {
            case CreateTable create when create.query() == null -> definitions.createTable(text, create, null);
            case Create create -> definitions.create(text, create);
            case AlterTable alter -> definitions.alterTable(text, alter);
            case Alter alter -> definitions.alter(text, alter);
            case Statement.Drop drop -> definitions.drop(text, drop);
            case Statement.Use use -> definitions.use(text, use);
            default -> {
                return false;
            }
        }
        return true;
    }

    /**
     * CREATE TABLE AS: creates the table and says how it is filled.
     *
     * @return empty when the table existed and IF NOT EXISTS was said
     */
    public Optional<ConvertedInsert> createTableAs(StatementText text, CreateTable create) {
        SqlNode query = create.query();
        if (query == null) {
            throw new IllegalArgumentException("CREATE TABLE without AS");
        }
        Schema schema = query(text, query).schema();
        CatalogTable table = definitions.createTable(text, create, schema);
        if (table == null) {
            return Optional.empty();
        }
        return Optional.of(insert(text, CreatedTable.filling(create, schema)));
    }

    /** A query as algebra. */
    public ConvertedQuery query(StatementText text, SqlNode query) {
        return new QueryConverter(catalogs, text).convert(query);
    }

    /** An INSERT as algebra that fits its target. */
    public ConvertedInsert insert(StatementText text, Statement.Insert insert) {
        return new InsertConverter(catalogs, text, insert).convert();
    }
}
