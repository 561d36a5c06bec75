<#-- Which statement it is; INSERT, statement sets, EXPLAIN, SHOW, DESCRIBE, USE. -->

/** The statements that Calcite's own grammar lacks or writes differently. */
SqlNode WeirStatement() :
{
    Statement statement;
}
{
    (
        statement = CreateStatement()
    |
        statement = DropStatement()
    |
        statement = AlterStatement()
    |
        statement = ReplaceTableStatement()
    |
        statement = AddJarStatement()
    |
        statement = InsertStatement()
    |
        statement = ExecuteStatement()
    |
        statement = BeginStatementSet()
    |
        statement = ExplainStatement()
    |
        statement = ShowStatement()
    |
        statement = DescribeStatement()
    |
        statement = UseStatement()
    )
    { return new StatementNode(statement); }
}

Statement.Insert InsertStatement() :
{
    Span s;
    boolean overwrite = false;
    SqlIdentifier target;
    List<OptionEntry> hints = List.of();
    List<Statement.PartitionValue> partition = List.of();
    List<SqlIdentifier> columns = List.of();
    SqlNode source;
    Statement.OnConflict onConflict = null;
}
{
    <INSERT> { s = span(); }
    decided()
    ( <INTO> | <OVERWRITE> { overwrite = true; } )
    target = CompoundTableIdentifier()
    [ hints = OptionsHint() ]
    [ <PARTITION> partition = PartitionValueList() ]
    [ LOOKAHEAD(NameList()) columns = NameList() ]
    source = OrderedQueryOrExpr(ExprContext.ACCEPT_QUERY)
    [
        <ON> <CONFLICT> <DO>
        (
            <DEDUPLICATE> { onConflict = Statement.OnConflict.DEDUPLICATE; }
        |
            <ERROR> { onConflict = Statement.OnConflict.ERROR; }
        |
            <NOTHING> { onConflict = Statement.OnConflict.NOTHING; }
        )
    ]
    {
        return new Statement.Insert(s.end(this), target, hints, partition, columns, source, overwrite, onConflict);
    }
}

/** The one hint that a target takes: OPTIONS. */
List<OptionEntry> OptionsHint() :
{
    List<OptionEntry> entries;
}
{
    <HINT_BEG> <OPTIONS> entries = OptionList() <COMMENT_END>
    { return entries; }
}

List<Statement.PartitionValue> PartitionValueList() :
{
    List<Statement.PartitionValue> values = new ArrayList<Statement.PartitionValue>();
    SqlIdentifier column;
    SqlNode value;
}
{
    <LPAREN>
    column = SimpleIdentifier() <EQ> value = Literal() { values.add(new Statement.PartitionValue(column, value)); }
    (
        <COMMA>
        column = SimpleIdentifier() <EQ> value = Literal() { values.add(new Statement.PartitionValue(column, value)); }
    )*
    <RPAREN>
    { return List.copyOf(values); }
}

/** EXECUTE STATEMENT SET, EXECUTE INSERT, EXECUTE query. */
Statement ExecuteStatement() :
{
    Span s;
    Statement statement;
    SqlNode query;
}
{
    <EXECUTE> { s = span(); }
    decided()
    (
        LOOKAHEAD(2)
        statement = StatementSetBody(s)
    |
        statement = InsertStatement()
    |
        query = OrderedQueryOrExpr(ExprContext.ACCEPT_QUERY) { statement = new Statement.Query(query); }
    )
    { return statement; }
}

Statement StatementSetBody(Span s) :
{
    List<Statement.Insert> inserts;
}
{
    <STATEMENT> <SET> <BEGIN>
    inserts = InsertsUpToEnd()
    { return new Statement.StatementSet(s.end(this), inserts); }
}

/** The shell's form: BEGIN STATEMENT SET; INSERT ...; INSERT ...; END */
Statement BeginStatementSet() :
{
    Span s;
    List<Statement.Insert> inserts;
}
{
    <BEGIN> { s = span(); }
    decided()
    <STATEMENT> <SET> [ <SEMICOLON> ]
    inserts = InsertsUpToEnd()
    { return new Statement.StatementSet(s.end(this), inserts); }
}

List<Statement.Insert> InsertsUpToEnd() :
{
    List<Statement.Insert> inserts = new ArrayList<Statement.Insert>();
    Statement.Insert insert;
}
{
    ( insert = InsertStatement() <SEMICOLON> { inserts.add(insert); } )+
    <END>
    { return List.copyOf(inserts); }
}

Statement ExplainStatement() :
{
    Span s;
    List<Statement.Explain.Detail> details = new ArrayList<Statement.Explain.Detail>();
    Statement.Explain.Detail detail;
    Statement statement;
    SqlNode node;
}
{
    <EXPLAIN> { s = span(); }
    decided()
    [
        LOOKAHEAD(2)
        <PLAN> <FOR>
    |
        detail = ExplainDetail() { details.add(detail); }
        ( <COMMA> detail = ExplainDetail() { details.add(detail); } )*
    ]
    (
        LOOKAHEAD(2)
        statement = StatementSetBody(span())
    |
        node = SqlStmt() { statement = StatementNode.unwrap(node); }
    )
    { return new Statement.Explain(s.end(this), List.copyOf(details), statement); }
}

Statement.Explain.Detail ExplainDetail() :
{
}
{
    <ESTIMATED_COST> { return Statement.Explain.Detail.ESTIMATED_COST; }
|
    <CHANGELOG_MODE> { return Statement.Explain.Detail.CHANGELOG_MODE; }
|
    <JSON_EXECUTION_PLAN> { return Statement.Explain.Detail.JSON_EXECUTION_PLAN; }
|
    <PLAN_ADVICE> { return Statement.Explain.Detail.PLAN_ADVICE; }
}

Statement DescribeStatement() :
{
    Span s;
    Statement.ObjectKind kind = Statement.ObjectKind.TABLE;
    boolean extended = false;
    SqlIdentifier name;
}
{
    ( <DESCRIBE> | <DESC> ) { s = span(); }
    decided()
    [
        LOOKAHEAD(2)
        <CATALOG> { kind = Statement.ObjectKind.CATALOG; }
    |
        LOOKAHEAD(2)
        <DATABASE> { kind = Statement.ObjectKind.DATABASE; }
    |
        <FUNCTION> { kind = Statement.ObjectKind.FUNCTION; }
    |
        <TABLE>
    ]
    [ LOOKAHEAD(<EXTENDED> CompoundIdentifier()) <EXTENDED> { extended = true; } ]
    name = CompoundIdentifier()
    { return new Statement.Describe(s.end(this), kind, name, extended); }
}

Statement AddJarStatement() :
{
    Span s;
    String path;
}
{
    <ADD> { s = span(); }
    decided()
    <JAR> path = Text()
    { return new Statement.AddJar(s.end(this), path); }
}

Statement UseStatement() :
{
    Span s;
    Statement.ObjectKind kind = Statement.ObjectKind.DATABASE;
    SqlIdentifier name;
}
{
    <USE> { s = span(); }
    decided()
    [ LOOKAHEAD(2) <CATALOG> { kind = Statement.ObjectKind.CATALOG; } ]
    name = CompoundIdentifier()
    { return new Statement.Use(s.end(this), kind, name); }
}

Statement ShowStatement() :
{
    Span s;
    Show.Subject subject;
    SqlIdentifier scope = null;
    Show.Filter filter = null;
}
{
    <SHOW> { s = span(); }
    decided()
    (
        <CATALOGS> { subject = Show.Subject.CATALOGS; }
    |
        <DATABASES> { subject = Show.Subject.DATABASES; }
    |
        <TABLES> { subject = Show.Subject.TABLES; }
    |
        <VIEWS> { subject = Show.Subject.VIEWS; }
    |
        <FUNCTIONS> { subject = Show.Subject.FUNCTIONS; }
    |
        <PROCEDURES> { subject = Show.Subject.PROCEDURES; }
    |
        <USER> <FUNCTIONS> { subject = Show.Subject.USER_FUNCTIONS; }
    |
        <COLUMNS> { subject = Show.Subject.COLUMNS; }
    |
        <MODULES> { subject = Show.Subject.MODULES; }
    |
        <FULL> <MODULES> { subject = Show.Subject.FULL_MODULES; }
    |
        <JARS> { subject = Show.Subject.JARS; }
    |
        <JOBS> { subject = Show.Subject.JOBS; }
    |
        <CURRENT>
        (
            <CATALOG> { subject = Show.Subject.CURRENT_CATALOG; }
        |
            <DATABASE> { subject = Show.Subject.CURRENT_DATABASE; }
        )
    |
        <PARTITIONS> scope = CompoundIdentifier() { subject = Show.Subject.PARTITIONS; }
    |
        <CREATE>
        (
            <TABLE> { subject = Show.Subject.CREATE_TABLE; }
        |
            <VIEW> { subject = Show.Subject.CREATE_VIEW; }
        )
        scope = CompoundIdentifier()
    )
    [ ( <FROM> | <IN> ) scope = CompoundIdentifier() ]
    [ filter = ShowFilter() ]
    { return new Show(s.end(this), subject, scope, filter); }
}

Show.Filter ShowFilter() :
{
    boolean negated = false;
    boolean ignoreCase = false;
    String pattern;
}
{
    [ <NOT> { negated = true; } ]
    ( <LIKE> | <ILIKE> { ignoreCase = true; } )
    pattern = Text()
    { return new Show.Filter(pattern, negated, ignoreCase); }
}
