package dev.weir.sql.define;

import dev.weir.base.Position;
import dev.weir.base.WeirException;
import dev.weir.data.DataType;
import dev.weir.functions.ScalarFunction;
import dev.weir.sql.catalog.Catalogs;
import dev.weir.sql.error.SqlError;
import dev.weir.sql.functions.TypeReader;
import dev.weir.sql.functions.UserClasses;
import dev.weir.sql.functions.UserFunction;
import dev.weir.sql.parse.StatementParser;
import dev.weir.sql.parse.StatementText;
import dev.weir.sql.syntax.CreateTable;
import dev.weir.sql.validate.QueryConverter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes functions of the classes that statements and programs name. */
public final class FunctionClasses {
    private static final String PYTHON = "PYTHON";

    private final Catalogs catalogs;
    private final UserClasses classes;

    public FunctionClasses(Catalogs catalogs, UserClasses classes) {
        this.catalogs = catalogs;
        this.classes = classes;
    }

    /**
     * The function of a class. Fails, at the place where the class is named, when there is none or it is no function.
     *
     * @param name of the function
     * @param jars where else to look
     * @return null for a language whose functions are not run
     */
    @Nullable
    UserFunction named(String name, String className, String language, List<String> jars, Position place) {
        if (language.equalsIgnoreCase(PYTHON)) {
            return null;
        }
        try {
            jars.forEach(classes::addJar);
            return new UserFunction(name, classes.scalarFunction(className), false, types());
        } catch (WeirException e) {
            throw e.atIfAbsent(place);
        }
    }

    /** The function of an object that was handed over. */
    public UserFunction of(String name, ScalarFunction object) {
        return new UserFunction(name, object, true, types());
    }

    /** The function of a class that was handed over. */
    public UserFunction of(String name, Class<? extends ScalarFunction> type) {
        return new UserFunction(name, UserClasses.instance(UserClasses.scalar(type)), false, types());
    }

    private TypeReader types() {
        return this::type;
    }

    /** A type as DDL has it: that of a column. */
    private DataType type(String sql) {
        StatementText text = StatementText.of("CREATE TABLE t (c " + sql + ")");
        boolean isTable = StatementParser.parse(text) instanceof CreateTable table
                && table.elements().columns().size() == 1;
        if (isTable
                && ((CreateTable) StatementParser.parse(text))
                                .elements()
                                .columns()
                                .getFirst()
                        instanceof CreateTable.PhysicalColumn column) {
            return new QueryConverter(catalogs, text).type(column.type());
        }
        throw WeirException.of(SqlError.INVALID_TYPE, "one type was expected");
    }
}
