package dev.weir.sql.parse;

import dev.weir.sql.grammar.ParseException;
import dev.weir.sql.grammar.TokenMgrError;
import dev.weir.sql.grammar.WeirSqlGrammar;
import dev.weir.sql.syntax.Statement;
import dev.weir.sql.syntax.StatementNode;
import java.io.StringReader;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.runtime.CalciteException;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl.LexicalState;
import org.apache.calcite.sql.parser.SqlParseException;

/**
 * Parses single statements of Flink's dialect: names in backticks, case of names kept and significant. Stateless; every
 * position in the result is one of the script.
 */
public final class StatementParser {
    private static final int LONGEST_NAME = 256;

    private StatementParser() {}

    /** The statement that the text holds. Fails with a {@link dev.weir.base.WeirException} that names the place. */
    public static Statement parse(StatementText statement) {
        Statement shell = ShellStatements.parse(statement);
        if (shell != null) {
            return shell;
        }
        return StatementNode.unwrap(run(statement, WeirSqlGrammar::parseSqlStmtEof));
    }

    /** The expression that the text holds. */
    public static SqlNode parseExpression(StatementText expression) {
        return run(expression, WeirSqlGrammar::parseSqlExpressionEof);
    }

    private static SqlNode run(StatementText statement, Production production) {
        WeirSqlGrammar grammar = new WeirSqlGrammar(new StringReader(""));
        try {
            configure(grammar);
            grammar.begin(statement.text(), statement.line(), statement.column());
            return production.apply(grammar);
        } catch (ParseException e) {
            throw SyntaxErrors.rejected(statement, e, grammar.getMetadata());
        } catch (TokenMgrError e) {
            throw SyntaxErrors.unreadable(statement, e);
        } catch (SqlParseException e) {
            throw SyntaxErrors.invalid(statement, e.getPos(), e);
        } catch (CalciteContextException e) {
            throw SyntaxErrors.invalid(statement, e);
        } catch (CalciteException e) {
            throw SyntaxErrors.invalid(statement, statement.start(), e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the grammar declares no other exception", e);
        }
    }

    private static void configure(WeirSqlGrammar grammar) {
        grammar.setTabSize(1);
        grammar.setUnquotedCasing(Casing.UNCHANGED);
        grammar.setQuotedCasing(Casing.UNCHANGED);
        grammar.setIdentifierMaxLength(LONGEST_NAME);
        grammar.setConformance(Dialect.INSTANCE);
        grammar.switchTo(LexicalState.BTID);
    }

    private interface Production {
        SqlNode apply(WeirSqlGrammar grammar) throws Exception;
    }
}
